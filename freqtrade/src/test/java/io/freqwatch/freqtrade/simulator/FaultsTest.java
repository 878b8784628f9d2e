package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class FaultsTest {
  private final RunningFleet fleet = RunningFleet.mixed(2);

  @AfterEach
  void close() {
    fleet.close();
  }

  private void inject(String kind) {
    inject(kind, "");
  }

  private void inject(String kind, String more) {
    String body = "{\"kind\":\"" + kind + "\"" + more + "}";
    assertThat(fleet.inject("alpha", body).status()).isEqualTo(200);
  }

  private void heal() {
    assertThat(fleet.heal("alpha").status()).isEqualTo(200);
  }

  @Test
  void slowAnswersComeLate() {
    inject("slow");
    CompletableFuture<HttpAnswer> late = CompletableFuture.supplyAsync(() -> fleet.answer("ping"));
    fleet.clock.advance(Duration.ofMillis(2_900));
    assertThat(late).isNotDone();
    fleet.advanceUntil(late::isDone);
    assertThat(late.join().status()).isEqualTo(200);
  }

  @Test
  void aHangingBotNeverAnswers() {
    inject("hang");
    HttpCall call = HttpCall.get(fleet.uri("ping")).within(Duration.ofMillis(300));
    assertThatThrownBy(() -> fleet.sendAsIs(call))
        .isInstanceOfSatisfying(
            HttpFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TIMEOUT));
    heal();
    assertThat(fleet.answer("ping").status()).isEqualTo(200);
  }

  @Test
  void unauthorizedAndErrorAnswerWithTheirStatus() {
    inject("unauthorized");
    assertThat(fleet.answer("version").status()).isEqualTo(401);
    assertThat(fleet.answer("ping").status()).isEqualTo(200);
    heal();
    inject("error");
    assertThat(fleet.answer("version").status()).isEqualTo(500);
    assertThat(fleet.answer("version").text()).isEqualTo("Internal Server Error");
    heal();
    assertThat(fleet.answer("version").status()).isEqualTo(200);
  }

  @Test
  void malformedAnswersTakeTurns() {
    inject("malformed");
    assertThatThrownBy(() -> fleet.get("profit")).isInstanceOf(JsonException.class);
    assertThat(fleet.answer("profit").text()).contains("<html>");
    assertThat(fleet.get("profit").get("state").isNumber()).isTrue();
  }

  @Test
  void aCrashedBotRefusesUntilItIsStartedAgain() {
    long startup = fleet.get("health").get("bot_startup_ts").asLong();
    inject("crash");
    assertThat(fleet.isRefused()).isTrue();
    fleet.clock.advance(Duration.ofMinutes(1));
    heal();
    assertThat(fleet.get("health").get("bot_startup_ts").asLong()).isGreaterThan(startup);
  }

  @Test
  void aFaultEndsByItselfWhenItsTimeIsOver() {
    inject("crash", ",\"seconds\":30");
    assertThat(fleet.isRefused()).isTrue();
    fleet.advanceUntil(() -> !fleet.isRefused());
    RunningFleet.await(() -> fleet.answer("health").status() == 200);
  }

  @Test
  void aStuckBotAnswersWithAnOldRound() {
    fleet.round();
    inject("stuck");
    JsonNode before = fleet.get("health");
    fleet.advanceUntil(() -> fleet.clock.wallMillis() > SimulatedBots.NOW + 60_000);
    assertThat(fleet.get("health")).isEqualTo(before);
  }

  @Test
  void frozenCandlesStandStillWhileRoundsGoOn() {
    fleet.round();
    inject("frozen_candles");
    String path = "pair_candles?pair=ETH/USDT&timeframe=5m&limit=1";
    long before = fleet.get(path).get("last_analyzed_ts").asLong();
    for (int i = 0; i < 70; i++) {
      fleet.round();
    }
    assertThat(fleet.get(path).get("last_analyzed_ts").asLong()).isEqualTo(before);
    heal();
    fleet.round();
    assertThat(fleet.get(path).get("last_analyzed_ts").asLong()).isGreaterThan(before + 299);
  }

  @Test
  void aSkewedClockShowsInDateAndHealth() {
    fleet.round();
    long right = fleet.get("health").get("last_process_ts").asLong();
    inject("clock_skew");
    assertThat(fleet.get("health").get("last_process_ts").asLong()).isEqualTo(right + 7200);
    String date = fleet.answer("ping").header("Date").orElseThrow();
    long seconds = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
    assertThat(seconds).isEqualTo(fleet.clock.wallMillis() / 1000 + 7200);
  }

  @Test
  void stoppedAndWebserverChangeTheState() {
    inject("stopped");
    assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("stopped");
    heal();
    assertThat(fleet.get("show_config").get("state").asString()).isEqualTo("running");
    inject("webserver");
    assertThat(fleet.get("show_config").get("runmode").asString()).isEqualTo("webserver");
    assertThat(fleet.answer("profit").status()).isEqualTo(503);
    heal();
    assertThat(fleet.answer("profit").status()).isEqualTo(200);
  }

  @Test
  void aSuddenLossTakesItsShareOfTheEquity() {
    fleet.round();
    double before = fleet.get("balance").get("total_bot").asDouble();
    inject("sudden_loss");
    JsonNode balance = fleet.get("balance");
    double after = balance.get("total_bot").asDouble();
    assertThat(after / before).isBetween(0.84, 0.86);
    assertThat(fleet.get("exits").toString()).contains("emergency_exit");
    assertThat(fleet.get("profit").get("max_drawdown").asDouble()).isGreaterThan(0.1);
  }

  @Test
  void theControlServerSaysWhatIsWrong() {
    inject("slow", ",\"amount\":7,\"seconds\":60");
    HttpAnswer answer = fleet.send(HttpCall.get(fleet.fleet.controlUri().resolve("/api/bots")));
    JsonNode bots = Json.parse(answer.body());
    assertThat(bots).hasSize(2);
    assertThat(bots.get(0).get("faults").get(0).get("kind").asString()).isEqualTo("slow");
    assertThat(bots.get(0).get("faults").get(0).get("amount").asDouble()).isEqualTo(7);
    assertThat(bots.get(1).get("faults")).isEmpty();
    assertThat(fleet.inject("alpha", "{\"kind\":\"nonsense\"}").status()).isEqualTo(400);
    assertThat(fleet.inject("nobody", "{\"kind\":\"slow\"}").status()).isEqualTo(404);
    assertThat(fleet.inject("alpha", "{\"kind\":\"slow\",\"seconds\":-1}").status()).isEqualTo(400);
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    for (String path : new String[] {"/", "/control.js", "/control.css"}) {
      HttpAnswer page = fleet.send(HttpCall.get(fleet.fleet.controlUri().resolve(path)));
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.text()).doesNotContain("http://", "https://");
      assertThat(page.header("Content-Security-Policy")).isPresent();
    }
  }
}
