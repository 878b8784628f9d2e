package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.model.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AuthenticationTest {
  private final RunningFleet fleet = RunningFleet.of(Dialect.V2_49);

  @AfterEach
  void close() {
    fleet.close();
  }

  private HttpAnswer withToken(String path, String token) {
    return fleet.send(HttpCall.get(fleet.uri(path)).withBearer(Secret.of(token)));
  }

  private JsonNode login() {
    return Json.parse(fleet.post("token/login", "").body());
  }

  @Test
  void pingNeedsNoPasswordAndEverythingElseDoes() {
    assertThat(fleet.send(HttpCall.get(fleet.uri("ping"))).text()).contains("pong");

    HttpAnswer refused = fleet.send(HttpCall.get(fleet.uri("version")));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).isEqualTo("{\"detail\":\"Unauthorized\"}");
  }

  @Test
  void wrongPasswordsAreRefusedInFreqtradesWords() {
    Secret wrong = Secret.of("wrong");
    HttpCall login = HttpCall.post(fleet.uri("token/login"), "text/plain", new byte[0]);

    assertThat(fleet.send(login.withBasic("freqtrader", wrong)).text())
        .isEqualTo("{\"detail\":\"Incorrect username or password\"}");
    assertThat(withToken("version", "no.valid.token").text())
        .isEqualTo("{\"detail\":\"Could not validate credentials\"}");
  }

  @Test
  void accessTokensWorkForAQuarterOfAnHourAndRefreshTokensGiveNewOnes() {
    JsonNode tokens = login();
    String access = tokens.get("access_token").asString();
    String refresh = tokens.get("refresh_token").asString();
    assertThat(withToken("version", access).status()).isEqualTo(200);
    assertThat(withToken("version", refresh).status()).isEqualTo(401);

    fleet.clock.advance(Duration.ofMinutes(16));
    assertThat(withToken("version", access).status()).isEqualTo(401);

    HttpCall call = HttpCall.post(fleet.uri("token/refresh"), "text/plain", new byte[0]);
    JsonNode renewed = Json.parse(fleet.send(call.withBearer(Secret.of(refresh))).body());
    assertThat(renewed.propertyNames()).containsExactly("access_token");
    assertThat(withToken("version", renewed.get("access_token").asString()).status())
        .isEqualTo(200);
  }

  @Test
  void messagesOpenWithTheirTokenOrAnAccessTokenAndElseAnswer403() throws Exception {
    String access = login().get("access_token").asString();
    fleet.messages(new RecordedMessages()).close();
    fleet.messages(access, new RecordedMessages()).close();

    assertThatThrownBy(() -> fleet.messages("wrong", new RecordedMessages()))
        .isInstanceOfSatisfying(
            HttpFailure.class, failure -> assertThat(failure.status()).isEqualTo(403));
  }
}
