package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CollectorLoopTest {
  private final RecordedBot bot = new RecordedBot("2.49");
  private final BotExporter exporter =
      new BotExporter(
          ExportedBot.of(bot.address("alpha")),
          Pace.DEFAULT,
          bot.opener(Clock.system()),
          Clock.system());

  private record Scripted(String name, Function<BotSnapshot, List<MetricFamily>> collected)
      implements MetricCollector {
    @Override
    public List<MetricFamily> collect(BotSnapshot snapshot) {
      return collected.apply(snapshot);
    }
  }

  @AfterEach
  void close() {
    exporter.close();
    bot.close();
  }

  @Test
  void addsTheFamiliesOfACollectorWithTheLabelOfTheBot() {
    Scripted collector =
        new Scripted("mine", snapshot -> List.of(gauge("mine_trades", open(snapshot))));
    try (CollectorLoop loop = loop(collector)) {
      exporter.start();
      loop.start();
      Waiting.until(() -> text().contains("mine_trades{bot=\"alpha\"} 1\n"));
    }
  }

  @Test
  void leavesOutWhatAFailingCollectorBrings() {
    Scripted collector =
        new Scripted(
            "mine",
            snapshot -> {
              throw new IllegalStateException("broken");
            });
    try (CollectorLoop loop = loop(collector)) {
      exporter.start();
      loop.start();
      Waiting.until(
          () ->
              text()
                  .contains(
                      "freqtrade_exporter_collector_errors_total{bot=\"alpha\",collector=\"mine\"}"));
      assertThat(loop.check().isOk()).isFalse();
      assertThat(text()).contains("freqtrade_up{bot=\"alpha\"} 1\n");
    }
  }

  @Test
  void isNotHeldUpByACollectorThatHangs() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Scripted collector =
        new Scripted(
            "mine",
            snapshot -> {
              awaitQuietly(never);
              return List.of();
            });
    try (CollectorLoop loop = loop(collector)) {
      loop.start();
      exporter.start();
      Waiting.until(() -> text().contains("freqtrade_equity{"));
    }
  }

  @Test
  void refusesFamiliesThatBreakTheRules() {
    assertRefused("other_trades", "expected a name with mine_ in front");
    assertRefused("mine_trades_total", "the suffix belongs to its type");
    assertRefused("mine_Trades", "expected lower-case letters");
    assertThatThrownBy(
            () ->
                CollectedFamilies.check(
                    "mine", "alpha", List.of(gauge("mine_a", 1), gauge("mine_a", 1))))
        .hasMessageContaining("a second time");
    assertThatThrownBy(() -> CollectedFamilies.requireName("freqtrade"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesMoreThanAThousandSeries() {
    List<Metric> metrics =
        IntStream.rangeClosed(0, CollectedFamilies.MAX_SERIES)
            .mapToObj(i -> (Metric) new Metric.Value(Labels.of("n", "v" + i), 1))
            .toList();
    MetricFamily family = new MetricFamily("mine_a", MetricType.GAUGE, "", "Help.", metrics);
    assertThatThrownBy(() -> CollectedFamilies.check("mine", "alpha", List.of(family)))
        .hasMessageContaining("more than 1000 series");
  }

  @Test
  void refusesToExportTwoBotsOfOneName() {
    ExportedBot twin = ExportedBot.of(bot.address("alpha"));
    assertThatThrownBy(
            () -> ExporterOptions.of(HttpServerOptions.at("127.0.0.1", 0), List.of(twin, twin)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(String family, String message) {
    assertThatThrownBy(() -> CollectedFamilies.check("mine", "alpha", List.of(gauge(family, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private CollectorLoop loop(MetricCollector collector) {
    return new CollectorLoop(collector, List.of(exporter), Clock.system());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ignored) { // the loop is closed
      Thread.currentThread().interrupt();
    }
  }

  private static double open(BotSnapshot snapshot) {
    return snapshot.openTrades().map(List::size).orElse(0);
  }

  private static MetricFamily gauge(String name, double value) {
    return new MetricFamily(
        name, MetricType.GAUGE, "", "Help.", List.of(new Metric.Value(Labels.EMPTY, value)));
  }

  private String text() {
    return new String(
        ExpositionFormat.TEXT.write(
            exporter.rendered().families(EnumSet.allOf(CollectGroup.class))),
        StandardCharsets.UTF_8);
  }
}
