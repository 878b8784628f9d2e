package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.exporter.Pace;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Simulated bots and the whole program around them, in this process, on free ports. */
final class RunningFleet implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Tempo FAST =
      new Tempo(
          new Pace(
              Duration.ofMillis(500),
              Duration.ofMillis(500),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofMillis(50)),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(500));

  private final RunGroup group = new RunGroup();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final SimulatedFleet bots;
  private final App app;

  RunningFleet(int botCount, Path data) {
    this(botCount, data, MetricsOptions.DEFAULTS);
  }

  RunningFleet(int botCount, Path data, MetricsOptions metrics) {
    this(botCount, data, metrics, AlertingOptions.DEFAULTS);
  }

  RunningFleet(int botCount, Path data, MetricsOptions metrics, AlertingOptions alerting) {
    group.onClose("fetcher", fetcher);
    this.bots = group.start("bots", new SimulatedFleet(simulation(botCount)));
    this.app = App.start(options(data, metrics, alerting), FAST, Clock.system());
    group.onClose("app", app);
  }

  static SimulateOptions simulation(int botCount) {
    return SimulateOptions.builder(Clock.system())
        .bots(botCount)
        .history(Duration.ofDays(3))
        .slowness(false)
        .basePort(0)
        .controlPort(0)
        .build();
  }

  FreqwatchOptions options(Path data) {
    return options(data, MetricsOptions.DEFAULTS, AlertingOptions.DEFAULTS);
  }

  private FreqwatchOptions options(Path data, MetricsOptions metrics, AlertingOptions alerting) {
    return new FreqwatchOptions(
        data,
        ListenerOptions.ANY_PORTS,
        bots.bots().stream().map(RunningFleet::watched).toList(),
        metrics,
        alerting,
        LimitOptions.DEFAULTS,
        List.of(),
        List.of());
  }

  private static BotOptions watched(BotAccess bot) {
    return new BotOptions(
        bot.name(),
        bot.uri(),
        bot.username(),
        bot.password(),
        bot.account(),
        Map.of("env", "test"),
        OptionalInt.empty());
  }

  App app() {
    return app;
  }

  SimulatedFleet bots() {
    return bots;
  }

  void inject(String bot, String fault) {
    byte[] body = fault.getBytes(StandardCharsets.UTF_8);
    URI uri = bots.controlUri().resolve("/api/bots/" + bot + "/faults");
    HttpAnswer answer = fetcher.fetch(HttpCall.post(uri, "application/json", body));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
  }

  /** Ends all faults of a bot. */
  void heal(String bot) {
    URI uri = bots.controlUri().resolve("/api/bots/" + bot + "/faults");
    HttpAnswer answer = fetcher.fetch(HttpCall.of("DELETE", uri, new byte[0]));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
  }

  JsonNode get(String path) {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(app.web().resolve(path)));
    assertThat(answer.status()).as(path).isEqualTo(200);
    return Json.parse(answer.body());
  }

  HttpAnswer post(URI uri) {
    return fetcher.fetch(HttpCall.post(uri, "text/plain", new byte[0]));
  }

  HttpAnswer send(HttpCall call) {
    return fetcher.fetch(call);
  }

  HttpAnswer fetch(URI uri) {
    return fetcher.fetch(HttpCall.get(uri));
  }

  /** The bot in the fleet document. */
  JsonNode bot(String name) {
    for (JsonNode group : get("/api/fleet").path("groups")) {
      for (JsonNode bot : group.path("bots")) {
        if (bot.path("name").asString().equals(name)) {
          return bot;
        }
      }
    }
    throw new AssertionError("no bot " + name + " in the fleet document");
  }

  /** Waits until the document at a path is as wanted. */
  JsonNode await(String what, String path, Predicate<JsonNode> condition)
      throws InterruptedException {
    Clock clock = Clock.system();
    long end = clock.monotonicNanos() + LONGEST_WAIT.toNanos();
    JsonNode document = get(path);
    while (!condition.test(document)) {
      assertThat(clock.monotonicNanos())
          .as("waiting for " + what + " in " + document)
          .isLessThan(end);
      clock.sleep(PAUSE);
      document = get(path);
    }
    return document;
  }

  @Override
  public void close() {
    group.close();
  }
}
