package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each bot gets one fault, all at once, and the fleet document says what is wrong with each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  @TempDir static Path folder;

  private RunningFleet fleet;

  private record Fault(String bot, String kind, String health, String code) {
    String request() {
      String amount =
          switch (kind) {
            case "slow" -> ",\"amount\":3";
            case "sudden_loss" -> ",\"amount\":0.3";
            default -> "";
          };
      return "{\"kind\":\"" + kind + "\"" + amount + "}";
    }
  }

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("alpha", "slow", "warning", "slow"),
          new Fault("beta", "hang", "problem", "timeout"),
          new Fault("gamma", "unauthorized", "problem", "unauthorized"),
          new Fault("delta", "error", "problem", "server_error"),
          new Fault("epsilon", "malformed", "problem", "malformed"),
          new Fault("zeta", "stopped", "warning", "stopped"),
          new Fault("eta", "stuck", "problem", "stuck"),
          new Fault("theta", "frozen_candles", "problem", "stale_candles"),
          new Fault("iota", "crash", "problem", "refused"),
          new Fault("kappa", "clock_skew", "warning", "clock_skew"),
          new Fault("lambda", "webserver", "problem", "wrong_mode"),
          new Fault("mu", "sudden_loss", "problem", "drawdown"));

  static Stream<Fault> faults() {
    return FAULTS.stream();
  }

  @BeforeAll
  void start() throws InterruptedException {
    fleet = new RunningFleet(FAULTS.size(), folder);
    fleet.await("twelve healthy bots", "/api/fleet", FaultsTest::allAreWell);
    FAULTS.forEach(fault -> fleet.inject(fault.bot(), fault.request()));
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isNamedInTheFleetDocument(Fault fault) throws InterruptedException {
    JsonNode document =
        fleet.await(
            fault.code() + " of " + fault.bot(),
            "/api/fleet",
            fleet -> code(bot(fleet, fault.bot())).equals(fault.code()));
    JsonNode bot = bot(document, fault.bot());
    assertThat(bot.path("health").asString()).isEqualTo(fault.health());
    assertThat(bot.at("/problem/text").asString()).endsWith(".").hasSizeGreaterThan(30);
    assertThat(bot.path("equity").isNumber()).as("what was known is still shown").isTrue();
  }

  @Test
  void makesTheStatusCommandFail() throws InterruptedException {
    fleet.await(
        "a bot with a problem",
        "/api/fleet",
        document -> code(bot(document, "iota")).equals("refused"));
    CommandRun status = new CommandRun(folder);
    assertThat(status.run("status", "--server", fleet.app().web().toString()))
        .isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(status.out()).contains("✗ iota: Nothing answers at");
  }

  private static boolean allAreWell(JsonNode document) {
    return FAULTS.stream()
        .map(fault -> bot(document, fault.bot()))
        .allMatch(
            bot -> bot.path("health").asString("").equals("ok") && bot.path("equity").isNumber());
  }

  private static String code(JsonNode bot) {
    return bot.at("/problem/code").asString("");
  }

  private static JsonNode bot(JsonNode document, String name) {
    for (JsonNode group : document.path("groups")) {
      for (JsonNode bot : group.path("bots")) {
        if (bot.path("name").asString("").equals(name)) {
          return bot;
        }
      }
    }
    throw new AssertionError("no bot " + name + " in " + document);
  }
}
