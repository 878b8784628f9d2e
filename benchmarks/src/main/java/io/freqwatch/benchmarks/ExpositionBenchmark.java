package io.freqwatch.benchmarks;

import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.exposition.ExpositionParser.Entry;
import io.freqwatch.exposition.OpenMetricsParser;
import io.freqwatch.exposition.ProtobufParser;
import io.freqwatch.exposition.TextParser;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How fast one core reads a page of 5,000 series in each format: of series that the scraper knows,
 * where only the values are read, and of new ones, whose labels are decoded. It runs in this very
 * process, on the time that the thread has had a processor.
 */
final class ExpositionBenchmark {
  private static final int FAMILIES = 50;
  private static final int SERIES_PER_FAMILY = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(3);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLION = 1e6;

  void run(Report report) {
    report.section("Reading expositions of 5,000 series, per second of one core");
    List<MetricFamily> families = families();
    byte[] text = ExpositionFormat.TEXT.write(families);
    measure(report, "text", text.length, () -> new TextParser(text));
    byte[] openMetrics = ExpositionFormat.OPENMETRICS.write(families);
    measure(report, "OpenMetrics", openMetrics.length, () -> new OpenMetricsParser(openMetrics));
    byte[] protobuf = ExpositionFormat.PROTOBUF.write(families);
    measure(
        report,
        "protobuf",
        protobuf.length,
        () -> new ProtobufParser(protobuf, protobuf.length, ProtobufParser.Histograms.NATIVE));
  }

  private static void measure(
      Report report, String format, int bytes, Supplier<ExpositionParser> parsers) {
    double known = pagesPerSecond(() -> readValues(parsers.get()));
    double fresh = pagesPerSecond(() -> readLabels(parsers.get()));
    int samples = FAMILIES * SERIES_PER_FAMILY;
    report.figure(format + ", known series", known * bytes / MILLION, "MB/s");
    report.figure(format + ", known series", known * samples / MILLION, "million samples/s");
    report.figure(format + ", new series", fresh * bytes / MILLION, "MB/s");
    report.figure(format + ", new series", fresh * samples / MILLION, "million samples/s");
  }

  private static double pagesPerSecond(Supplier<Double> page) {
    count(page, WARM_UP);
    return count(page, MEASURED);
  }

  private static double count(Supplier<Double> page, Duration during) {
    long begin = processorNanos();
    long now = begin;
    int pages = 0;
    double sum = 0;
    while (now - begin < during.toNanos()) {
      sum += page.get();
      pages++;
      now = processorNanos();
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the values were not read");
    }
    return pages / ((now - begin) / NANOS_PER_SECOND);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double readValues(ExpositionParser parser) {
    double sum = 0;
    for (Entry entry = parser.next(); entry != Entry.END; entry = parser.next()) {
      sum += entry == Entry.SERIES ? parser.value() : 0;
    }
    return sum;
  }

  private static double readLabels(ExpositionParser parser) {
    double sum = 0;
    for (Entry entry = parser.next(); entry != Entry.END; entry = parser.next()) {
      sum += entry == Entry.SERIES ? parser.value() + parser.labels().size() : 0;
    }
    return sum;
  }

  private static List<MetricFamily> families() {
    Random random = new Random(1);
    List<MetricFamily> families = new ArrayList<>();
    for (int i = 0; i < FAMILIES; i++) {
      List<Metric> metrics = new ArrayList<>();
      for (int j = 0; j < SERIES_PER_FAMILY; j++) {
        metrics.add(new Metric.Value(labels(j), value(j, random)));
      }
      families.add(
          new MetricFamily(
              "freqtrade_some_family_" + i, MetricType.GAUGE, "", "Help of a family.", metrics));
    }
    return families;
  }

  private static Labels labels(int number) {
    return Labels.of(
        "bot", "bot-" + number % 25, "currency", "USDT", "mode", "dry_run", "pair", "P" + number);
  }

  /** Counts, prices and ratios, as exporters of trading bots show them. */
  private static double value(int number, Random random) {
    return switch (number % 3) {
      case 0 -> random.nextInt(1_000);
      case 1 -> random.nextInt(10_000_000) / 100.0;
      default -> random.nextDouble();
    };
  }
}
