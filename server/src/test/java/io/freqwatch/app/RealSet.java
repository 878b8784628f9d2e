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
import io.freqwatch.freqtrade.api.BotController;
import io.freqwatch.freqtrade.api.HttpBotController;
import io.freqwatch.freqtrade.exchange.ExchangeOptions;
import io.freqwatch.freqtrade.exchange.SimulatedExchange;
import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.process.RealBot;
import io.freqwatch.freqtrade.process.RealBots;
import io.freqwatch.freqtrade.process.RealBotsOptions;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Two real bots that begin stopped, their exchange, and the whole program that watches them. */
final class RealSet implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Faster than usual, though still gentle with a bot that shares two processors with a test. */
  private static final Tempo TEMPO =
      new Tempo(
          new Pace(
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofMillis(100)),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));

  private final RunGroup group = new RunGroup();
  private final Clock clock = Clock.system();
  private final HttpFetcher fetcher = new HttpFetcher(clock);
  private final Path python;
  private final SimulatedExchange exchange;
  private final RealBots bots;
  private final App app;

  RealSet(Path folder, Path python) {
    this.python = python;
    group.onClose("fetcher", fetcher);
    exchange =
        group.start(
            "exchange", new SimulatedExchange(new Market(42), ExchangeOptions.local(0, clock)));
    bots = new RealBots(options(DataFolder.realBots(folder)));
    bots.bots().forEach(bot -> manage(bot, "{\"initial_state\": \"stopped\"}"));
    group.start("real bots", bots);
    app = App.start(watched(folder), TEMPO, clock);
    group.onClose("app", app);
  }

  private RealBotsOptions options(Path folder) {
    List<String> pairs = Asset.TRADED.stream().map(asset -> asset.name() + "/USDT").toList();
    return new RealBotsOptions(
        folder, python, 2, 0, exchange.uri(), pairs, new SecureRandom(), clock);
  }

  private FreqwatchOptions watched(Path folder) {
    List<BotOptions> watched = bots.bots().stream().map(RealFleet::watched).toList();
    return new FreqwatchOptions(
        folder,
        ListenerOptions.ANY_PORTS,
        watched,
        MetricsOptions.DEFAULTS,
        AlertingOptions.DEFAULTS,
        LimitOptions.DEFAULTS,
        List.of(),
        List.of());
  }

  List<RealBot> bots() {
    return bots.bots();
  }

  RealBot first() {
    return bots().getFirst();
  }

  SimulatedExchange exchange() {
    return exchange;
  }

  BotDatabase database(RealBot bot) {
    return new BotDatabase(python, bot.database());
  }

  BotController controller(RealBot bot) {
    return new HttpBotController(
        BotLabels.address(RealFleet.watched(bot)),
        io.freqwatch.freqtrade.api.BotOptions.DEFAULT,
        fetcher,
        clock);
  }

  /** Replaces the file that wins over the bot's own configuration; the bot reads it at a reload. */
  void manage(RealBot bot, String json) {
    try {
      Files.writeString(bot.managedFile(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the bot's process as a crash would. */
  void crash(RealBot bot) {
    assertThat(ProcessHandle.of(bots.pid(bot).orElseThrow()).orElseThrow().destroyForcibly())
        .isTrue();
  }

  ScrapedMetrics metrics(RealBot bot) {
    URI uri = app.exporters().resolve("/bots/" + bot.name() + "/metrics");
    return new ScrapedMetrics(get(uri).text());
  }

  /** What the bot answers itself. */
  JsonNode answer(RealBot bot, String path) {
    HttpCall call =
        HttpCall.get(bot.uri().resolve("/api/v1/" + path))
            .withBasic(bot.username(), bot.password());
    return Json.parse(fetcher.fetch(call).body());
  }

  /** The fleet document's entry of a bot. */
  JsonNode fleetEntry(RealBot bot) {
    for (JsonNode group : Json.parse(get(app.web().resolve("/api/fleet")).body()).path("groups")) {
      for (JsonNode each : group.path("bots")) {
        if (each.path("name").asString("").equals(bot.name())) {
          return each;
        }
      }
    }
    throw new AssertionError("no " + bot.name() + " in the fleet document");
  }

  /** All stored samples of series: {@code /api/v1/query} of a range selector. */
  JsonNode stored(String selector) {
    String query = URLEncoder.encode(selector, StandardCharsets.UTF_8);
    return Json.parse(get(app.prometheus().resolve("/api/v1/query?query=" + query)).body())
        .at("/data/result");
  }

  private HttpAnswer get(URI uri) {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(uri));
    assertThat(answer.status()).as(uri + " " + answer.text()).isEqualTo(200);
    return answer;
  }

  long now() {
    return clock.wallMillis();
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Wish {
    boolean isTrue() throws InterruptedException;
  }

  void await(String what, Duration longest, Wish wish) throws InterruptedException {
    long end = clock.monotonicNanos() + longest.toNanos();
    while (!wish.isTrue()) {
      assertThat(clock.monotonicNanos()).as("within " + longest + ": " + what).isLessThan(end);
      clock.sleep(PAUSE);
    }
  }

  @Override
  public void close() {
    group.close();
  }
}
