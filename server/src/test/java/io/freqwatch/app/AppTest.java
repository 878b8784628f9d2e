package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.Clock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppTest {
  @TempDir static Path folder;

  private RunningFleet fleet;

  @BeforeAll
  void start() {
    fleet = new RunningFleet(3, folder);
  }

  @AfterAll
  void stop() {
    fleet.close();
  }

  @Test
  void showsEveryBotWithItsNumbers() throws InterruptedException {
    fleet.await("three healthy bots", "/api/fleet", AppTest::allAreWell);
    JsonNode alpha = fleet.bot("alpha");
    assertThat(alpha.path("state").asString()).isEqualTo("running");
    assertThat(alpha.path("profit").isNumber()).isTrue();
    assertThat(alpha.path("equity").isNumber()).isTrue();
    assertThat(alpha.path("currency").asString()).isNotEmpty();
  }

  private static boolean allAreWell(JsonNode document) {
    int well = 0;
    for (JsonNode group : document.path("groups")) {
      for (JsonNode bot : group.path("bots")) {
        well += bot.path("health").asString().equals("ok") && bot.path("equity").isNumber() ? 1 : 0;
      }
    }
    return well == 3;
  }

  @Test
  void drawsTheTimeBeforeTheStart() throws InterruptedException {
    fleet.await(
        "history of gamma",
        "/api/fleet/sparklines?range=24h",
        document -> document.at("/bots/gamma/equity/10").isNumber());
    JsonNode week = fleet.get("/api/fleet/sparklines?range=7d");
    assertThat(week.at("/bots/gamma/profit/90").isNumber()).isTrue();
    assertThat(week.at("/bots/gamma/profit/10").isNull()).isTrue();
  }

  @Test
  void joinsScrapedAndBackfilledSamplesIntoOneSeries() throws InterruptedException {
    fleet.await(
        "history of alpha",
        "/api/fleet/sparklines?range=24h",
        document -> document.at("/bots/alpha/equity/10").isNumber());
    String query = "/api/v1/series?match[]=freqtrade_equity%7Bbot=%22alpha%22%7D";
    String series = fleet.fetch(fleet.app().prometheus().resolve(query)).text();
    assertThat(series.split("__name__", -1)).hasSize(2);
    assertThat(series)
        .contains(
            "\"job\":\"freqtrade-standard\"", "\"env\":\"test\"", "\"instance\":\"127.0.0.1:");
  }

  @Test
  void answersQueriesAndItsOwnMetrics() throws InterruptedException {
    fleet.await("three healthy bots", "/api/fleet", AppTest::allAreWell);
    String up = "/api/v1/query?query=up%7Bjob=%22freqtrade%22%7D";
    assertThat(fleet.fetch(fleet.app().prometheus().resolve(up)).text())
        .contains("\"bot\":\"alpha\"", "\"bot\":\"gamma\"");
    assertThat(fleet.fetch(fleet.app().prometheus().resolve("/metrics")).text())
        .contains("freqwatch_build_info");
  }

  @Test
  void servesThePageWithItsSecurityHeaders() {
    var page = fleet.fetch(fleet.app().web());
    assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy")).isPresent();
    assertThat(fleet.get("/api/health").path("status").asString()).isEqualTo("ok");
  }

  @Test
  void refusesASecondStartOnTheSameFolder() {
    assertThatThrownBy(() -> App.start(fleet.options(folder), Clock.system()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is in use by another Freqwatch");
  }

  @Test
  void reportsTheFleetOnTheCommandLine() throws InterruptedException {
    fleet.await("three healthy bots", "/api/fleet", AppTest::allAreWell);
    CommandRun status = new CommandRun(folder);
    assertThat(status.run("status", "--server", fleet.app().web().toString()))
        .as(status.out() + status.err())
        .isEqualTo(ExitCode.FINE);
    assertThat(status.out()).contains("BOT", "alpha", "beta", "gamma", "running");
    CommandRun json = new CommandRun(folder).with("FREQWATCH_SERVER", fleet.app().web().toString());
    assertThat(json.run("status", "--json")).isEqualTo(ExitCode.FINE);
    assertThat(json.out()).contains("\"groups\"");
  }
}
