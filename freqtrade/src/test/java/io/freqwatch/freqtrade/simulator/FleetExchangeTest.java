package io.freqwatch.freqtrade.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The exchange beside simulated bots, and its faults at the control server. */
final class FleetExchangeTest {
  private final RunningFleet fleet = RunningFleet.withExchange();

  @AfterEach
  void close() {
    fleet.close();
  }

  private HttpAnswer inject(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return fleet.send(HttpCall.post(control("/faults"), "application/json", bytes));
  }

  private URI control(String path) {
    return fleet.fleet.controlUri().resolve("/api/exchange" + path);
  }

  private HttpAnswer exchange(String path) {
    URI api = fleet.fleet.exchange().orElseThrow().apiUri();
    return fleet.send(HttpCall.get(URI.create(api + path)));
  }

  private JsonNode described() {
    return Json.parse(fleet.send(HttpCall.get(control(""))).body());
  }

  @Test
  void botsAndExchangeShowTheSameCandles() {
    fleet.round();
    String timeframe = fleet.get("show_config").get("timeframe").asString();
    JsonNode candles = fleet.get("pair_candles?pair=ETH/USDT&limit=1&timeframe=" + timeframe);
    long open = candles.get("data_stop_ts").asLong();
    String path = "/klines?symbol=ETHUSDT&limit=1&startTime=" + open + "&interval=" + timeframe;
    JsonNode kline = Json.parse(exchange(path).body()).get(0);
    JsonNode candle = candles.get("data").get(0);
    for (int i = 1; i <= 4; i++) {
      assertThat(kline.get(i).asDouble()).isEqualTo(candle.get(i).asDouble());
    }
    assertThat(kline.get(0).asLong()).isEqualTo(open);
  }

  @Test
  void theControlServerMakesTheExchangeFailAndHealsIt() {
    assertThat(described().get("state").asString()).isEqualTo("open");
    assertThat(described().get("kinds")).hasSize(5);
    assertThat(inject("{\"kind\":\"rate_limit\",\"amount\":3}").status()).isEqualTo(200);
    assertThat(exchange("/ping").header("Retry-After")).contains("3");
    assertThat(described().get("faults").get(0).get("kind").asString()).isEqualTo("rate_limit");
    fleet.send(HttpCall.of("DELETE", control("/faults/rate_limit"), new byte[0]));
    assertThat(exchange("/ping").status()).isEqualTo(200);
    inject("{\"kind\":\"down\"}");
    assertThat(described().get("state").asString()).isEqualTo("down");
    fleet.send(HttpCall.of("DELETE", control("/faults"), new byte[0]));
    assertThat(exchange("/ping").status()).isEqualTo(200);
  }

  @Test
  void aFaultThatCannotBeIsRefused() {
    assertThat(inject("{\"kind\":\"nonsense\"}").status()).isEqualTo(400);
    assertThat(inject("{\"kind\":\"server_error\",\"amount\":200}").status()).isEqualTo(400);
    assertThat(inject("{\"kind\":\"frozen_candles\",\"amount\":-5}").status()).isEqualTo(400);
    assertThat(described().get("faults")).isEmpty();
  }

  @Test
  void withoutAnExchangeThereIsNothingToBreak() {
    try (RunningFleet bots = RunningFleet.mixed(1)) {
      URI control = bots.fleet.controlUri().resolve("/api/exchange");
      assertThat(bots.send(HttpCall.get(control)).text()).isEqualTo("{}");
      byte[] fault = "{\"kind\":\"down\"}".getBytes(UTF_8);
      URI faults = URI.create(control + "/faults");
      assertThat(bots.send(HttpCall.post(faults, "application/json", fault)).status())
          .isEqualTo(404);
    }
  }
}
