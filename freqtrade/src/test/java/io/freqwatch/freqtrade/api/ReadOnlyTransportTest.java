package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.http.Headers;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.model.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyTransportTest {
  private static final BotAddress BOT =
      new BotAddress("alpha", URI.create("http://bot:8080/proxy"), "u", Secret.of("p"));

  private final List<HttpCall> passed = new ArrayList<>();
  private final ReadOnlyTransport transport = new ReadOnlyTransport(BOT, this::pass);

  private HttpAnswer pass(HttpCall call) {
    passed.add(call);
    return new HttpAnswer(200, new Headers(Map.of()), new byte[0], 0);
  }

  private static HttpCall call(String methodAndPath) {
    String[] parts = methodAndPath.split(" ");
    return HttpCall.of(
        parts[0], URI.create("http://bot:8080/proxy/api/v1" + parts[1]), new byte[0]);
  }

  @Test
  void letsEveryReadingEndpointThrough() {
    for (ReadEndpoint endpoint : ReadEndpoint.values()) {
      String path = endpoint.template().replace("{id}", "123");
      transport.fetch(call(endpoint.method() + " " + path + "?limit=5"));
    }

    assertThat(passed).hasSameSizeAs(ReadEndpoint.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /start",
        "POST /stop",
        "POST /pause",
        "POST /stopbuy",
        "POST /stopentry",
        "POST /reload_config",
        "POST /forceenter",
        "POST /forcebuy",
        "POST /forceexit",
        "POST /forcesell",
        "DELETE /trades/1",
        "DELETE /trades/1/open-order",
        "POST /trades/1/reload",
        "POST /blacklist",
        "DELETE /blacklist",
        "POST /locks",
        "DELETE /locks/1",
        "POST /locks/delete",
        "POST /backtest",
        "DELETE /backtest",
        "POST /token/login",
        "POST /token/refresh",
        "GET /strategy/S",
        "GET /trade/",
        "GET /trade/1/open-order",
        "GET /trade/..%2f..%2fstart",
        "GET /trade/x",
        "GET /pair_candles",
        "POST /profit",
        "HEAD /ping",
        "GET /status/../forceexit",
        "GET /status/",
        "GET /STATUS"
      })
  void refusesWhateverElseABotWouldDo(String call) {
    assertThatThrownBy(() -> transport.fetch(call(call)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alpha");
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other:8080/proxy/api/v1/status",
        "http://bot:8081/proxy/api/v1/status",
        "https://bot:8080/proxy/api/v1/status",
        "http://bot:8080/api/v1/status",
        "http://bot:8080/proxy/api/v1/status;x=/start"
      })
  void refusesToCallAnythingButItsBot(String uri) {
    assertThatThrownBy(() -> transport.fetch(HttpCall.get(URI.create(uri))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(passed).isEmpty();
  }

  @Test
  void sharesNoTypeWithTheInterfaceThatControls() {
    List<Class<?>> reachable =
        Arrays.stream(BotReader.class.getMethods())
            .<Class<?>>map(method -> method.getReturnType())
            .toList();

    assertThat(reachable).doesNotContain(BotController.class, HttpBotController.class);
    assertThat(BotReader.class.isAssignableFrom(HttpBotController.class)).isFalse();
    assertThat(BotController.class.isAssignableFrom(HttpBotReader.class)).isFalse();
  }
}
