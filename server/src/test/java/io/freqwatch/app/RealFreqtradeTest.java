package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.exporter.Catalogue;
import io.freqwatch.exporter.FamilyDescription;
import io.freqwatch.freqtrade.exchange.ExchangeFault;
import io.freqwatch.freqtrade.process.FreqtradeRelease;
import io.freqwatch.freqtrade.process.PythonEnvironment;
import io.freqwatch.freqtrade.process.RealBot;
import io.freqwatch.freqtrade.process.RealBotsException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Real Freqtrade under watch, a life in order: it begins stopped, trades, is paused, stopped,
 * reloaded and killed, and its exchange goes away; what we say of it is right all along.
 */
@Tag("conformance")
@Tag("freqtrade")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RealFreqtradeTest {
  private static final Path KEPT = Path.of("target", "real-freqtrade").toAbsolutePath();
  private static final Duration SOON = Duration.ofSeconds(45);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final String EVENTS = "freqtrade_ws_events_total";
  private static final Set<String> MESSAGES =
      Set.of(
          "entry",
          "entry_fill",
          "entry_cancel",
          "exit",
          "exit_fill",
          "new_candle",
          "protection_trigger",
          "startup",
          "status");

  private RealSet set;
  private long begin;

  @BeforeAll
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void start() throws InterruptedException, IOException {
    DataFolder.emptyDemo(KEPT.resolve("data"));
    Files.deleteIfExists(KEPT.resolve("report.txt"));
    String wanted = System.getenv().getOrDefault("FREQTRADE_VERSION", "");
    PythonEnvironment environment =
        new PythonEnvironment(
            KEPT.resolve("python"),
            FreqtradeRelease.of(wanted),
            System.getenv(),
            RealFreqtradeTest::progress,
            Clock.system());
    try {
      report("Freqtrade " + environment.ready());
    } catch (RealBotsException e) {
      Assumptions.assumeTrue(e.reason() == RealBotsException.Reason.FAILED, e.getMessage());
      throw e;
    }
    set = new RealSet(KEPT.resolve("data"), environment.python());
    begin = set.now();
  }

  @AfterAll
  void stop() {
    if (set != null) {
      set.close();
    }
  }

  @Test
  @Order(1)
  void showsABotThatBeginsStopped() throws InterruptedException {
    for (RealBot bot : set.bots()) {
      awaitState(bot, "stopped");
      set.await("messages", SOON, () -> connected(bot));
      ScrapedMetrics metrics = set.metrics(bot);
      assertThat(metrics.value("freqtrade_up")).isEqualTo(1);
      assertThat(metrics.value("freqtrade_bot_entries_enabled")).isZero();
      set.await(
          "it is a warning, not an outage",
          SOON,
          () -> set.fleetEntry(bot).at("/problem/code").asString("").equals("stopped"));
    }
    JsonNode config = set.answer(set.first(), "show_config");
    report("API version " + config.path("api_version").asString());
  }

  @Test
  @Order(2)
  void tradesWithinTwoMinutes() throws InterruptedException {
    for (RealBot bot : set.bots()) {
      set.manage(bot, "{}");
      set.controller(bot).start();
    }
    for (RealBot bot : set.bots()) {
      set.await("a closed trade", TWO_MINUTES, () -> set.database(bot).closedTrades() > 0);
    }
    report("each bot closed a trade within " + (set.now() - begin) / 1000 + " s");
  }

  @Test
  @Order(3)
  void hearsOfEverythingByMessage() throws InterruptedException {
    RealBot bot = set.first();
    for (String message : MESSAGES) {
      set.await(
          "a message " + message,
          TWO_MINUTES,
          () -> set.metrics(bot).by("type", EVENTS).containsKey(message));
    }
    assertThat(set.metrics(bot).value("freqtrade_exporter_ws_connected")).isEqualTo(1);
    assertThat(set.metrics(bot).value("freqtrade_orders_cancelled_total")).isPositive();
    assertThat(set.metrics(bot).value("freqtrade_protection_triggers_total")).isPositive();
  }

  @Test
  @Order(4)
  void hasAValueForEveryFamilyOfTheCatalogue() throws InterruptedException, IOException {
    Set<String> excused = excused();
    assertThat(Catalogue.standard().families())
        .extracting(FamilyDescription::name)
        .as("the list names families")
        .containsAll(excused);
    set.await(
        "only families without a value that need none",
        TWO_MINUTES,
        () -> excused.containsAll(missing(set.metrics(set.first()))));
  }

  private static Set<String> missing(ScrapedMetrics metrics) {
    return Catalogue.standard().families().stream()
        .filter(family -> !metrics.has(family.sampleName()))
        .map(FamilyDescription::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> excused() throws IOException {
    String file = "/real-freqtrade/families-without-a-value.yml";
    try (var stream = RealFreqtradeTest.class.getResourceAsStream(file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      Problems problems = new Problems();
      Set<String> names = new TreeSet<>();
      for (YamlMapping entry : Yaml.parse(file, text, problems).mappings("families")) {
        names.add(entry.text("name"));
        assertThat(entry.text("why")).isNotEmpty();
      }
      problems.throwIfAny();
      return names;
    }
  }

  @Test
  @Order(5)
  void showsWhatTheDatabaseSaysOfOpenTrades() throws InterruptedException {
    for (RealBot bot : set.bots()) {
      set.await("open trades", SOON, () -> set.database(bot).openTrades() > 0);
      set.controller(bot).stop();
      awaitState(bot, "stopped");
      RealFigures figures = current(bot);
      figures.openTrades();
      figures.closedTrades();
      figures.breakdowns();
      figures.drawdown();
      figures.counters();
    }
  }

  @Test
  @Order(6)
  void showsWhatTheDatabaseSaysOfTheBalance() throws InterruptedException {
    RealBot bot = set.first();
    set.controller(bot).pause();
    awaitState(bot, "paused");
    assertThat(set.metrics(bot).value("freqtrade_up")).isEqualTo(1);
    assertThat(set.metrics(bot).value("freqtrade_bot_entries_enabled")).isZero();
    set.await("no open trade", TWO_MINUTES, () -> set.database(bot).openTrades() == 0);
    set.controller(bot).stop();
    awaitState(bot, "stopped");
    RealFigures figures = current(bot);
    figures.balanceOfNoTrades();
    figures.closedTrades();
    figures.drawdown();
  }

  @Test
  @Order(7)
  void showsAReloadThatIsNoOutage() throws InterruptedException {
    RealBot bot = set.first();
    set.controller(bot).start();
    awaitState(bot, "running");
    long before = set.now();
    double started = set.metrics(bot).value("freqtrade_bot_startup_timestamp_seconds");
    assertThat(reloads(bot)).isZero();
    set.manage(bot, "{\"max_open_trades\": 4}");
    set.controller(bot).reloadConfig();
    set.await(
        "the new configuration",
        SOON,
        () -> set.metrics(bot).value("freqtrade_config_max_open_trades") == 4);
    awaitState(bot, "running");
    set.await("one reload", SOON, () -> reloads(bot) == 1);
    set.await("messages again", SOON, () -> connected(bot));
    assertThat(set.metrics(bot).value("freqtrade_bot_startup_timestamp_seconds"))
        .isGreaterThan(started);
    assertThat(samples("freqtrade_up", bot, before)).containsOnly(1.0);
    assertThat(samples("up", bot, before)).containsOnly(1.0);
    assertThat(samples("freqtrade_bot_state{state=\"unknown\"", bot, before)).containsOnly(0.0);
  }

  @Test
  @Order(8)
  void showsACrashAndTheRestart() throws InterruptedException {
    RealBot bot = set.first();
    set.await("an open trade", TWO_MINUTES, () -> set.database(bot).openTrades() > 0);
    double first = set.metrics(bot).value("freqtrade_bot_start_timestamp_seconds");
    set.crash(bot);
    set.await("it is down", SOON, () -> set.metrics(bot).value("freqtrade_up") == 0);
    assertThat(set.metrics(bot).value("freqtrade_bot_state", "state=\"unknown\"")).isEqualTo(1);
    assertThat(set.metrics(bot).value("freqtrade_realized_profit"))
        .as("known for five minutes")
        .isNotNaN();
    set.await("it is up", TWO_MINUTES, () -> set.metrics(bot).value("freqtrade_up") == 1);
    awaitState(bot, "running");
    set.await("a restart that counts", SOON, () -> reloads(bot) == 2);
    assertThat(set.metrics(bot).value("freqtrade_bot_start_timestamp_seconds")).isEqualTo(first);
    set.await("messages again", SOON, () -> connected(bot));
  }

  @Test
  @Order(9)
  void showsAnExchangeThatIsGone() throws InterruptedException {
    RealBot bot = set.bots().getLast();
    set.controller(bot).start();
    awaitState(bot, "running");
    set.exchange().inject(ExchangeFault.DOWN, 0, Duration.ZERO);
    set.await(
        "lines of the log",
        TWO_MINUTES,
        () ->
            set.metrics(bot)
                    .value(
                        "freqtrade_log_messages_total", "level=\"warning\"", "source=\"exchange\"")
                > 0);
    assertThat(set.metrics(bot).value("freqtrade_up")).isEqualTo(1);
    set.exchange().healAll();
    long closed = set.database(bot).closedTrades();
    set.await("it trades again", TWO_MINUTES, () -> set.database(bot).closedTrades() > closed);
  }

  @Test
  @Order(10)
  void countsRightThroughoutAllOfIt() throws InterruptedException {
    for (RealBot bot : set.bots()) {
      set.controller(bot).stop();
      awaitState(bot, "stopped");
      RealFigures figures = current(bot);
      figures.counters();
      figures.closedTrades();
    }
    Catalogue.standard().families().stream()
        .filter(family -> family.type() == MetricType.COUNTER)
        .forEach(family -> neverFalls(family.name() + "_total"));
  }

  private void neverFalls(String counter) {
    for (JsonNode series : set.stored(counter + "[30m]")) {
      double last = 0;
      for (JsonNode sample : series.path("values")) {
        double value = Double.parseDouble(sample.path(1).asString());
        assertThat(value).as(series.path("metric").toString()).isGreaterThanOrEqualTo(last);
        last = value;
      }
    }
  }

  private double reloads(RealBot bot) {
    return set.metrics(bot).value("freqtrade_bot_reloads_total");
  }

  private boolean connected(RealBot bot) {
    return set.metrics(bot).value("freqtrade_exporter_ws_connected") == 1;
  }

  private void awaitState(RealBot bot, String state) throws InterruptedException {
    String label = "state=\"" + state + "\"";
    set.await(
        bot.name() + " " + state,
        SOON,
        () -> set.metrics(bot).value("freqtrade_bot_state", label) == 1);
  }

  private RealFigures current(RealBot bot) throws InterruptedException {
    set.await("figures of now", SOON, () -> figures(bot).areCurrent());
    return figures(bot);
  }

  private RealFigures figures(RealBot bot) throws InterruptedException {
    return new RealFigures(set.metrics(bot), set.database(bot));
  }

  /** All values of a state's series that were stored since a moment. */
  private List<Double> samples(String name, RealBot bot, long sinceMillis) {
    String selector =
        name
            + (name.contains("{") ? "," : "{")
            + "job=\"freqtrade\",bot=\""
            + bot.name()
            + "\"}["
            + (set.now() - sinceMillis)
            + "ms]";
    return set.stored(selector).findValues("values").stream()
        .flatMap(values -> values.valueStream())
        .map(sample -> Double.parseDouble(sample.path(1).asString()))
        .toList();
  }

  private static void progress(String line) {
    if (line.startsWith("installed")) {
      report(line);
    }
  }

  private static void report(String line) {
    try {
      Files.writeString(
          KEPT.resolve("report.txt"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
