package io.freqwatch.tsdb.head;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import io.freqwatch.tsdb.wal.WalOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A head on a simulated disk, and what it must hold. */
final class HeadRig {
  static final Path DATA = Path.of("/data");
  static final long START = 1_700_000_000_000L / 7_200_000 * 7_200_000;

  final SimulatedDisk disk;
  final ManualClock clock = new ManualClock(START);
  WalOptions walOptions = WalOptions.DEFAULT.withSegmentBytes(64 * 1024);
  HeadOptions options = HeadOptions.DEFAULT.withChunkRange(Duration.ofHours(2));
  long minValidMillis = Long.MIN_VALUE;
  Head head;
  ReplayReport report;

  HeadRig(long seed) throws IOException {
    this.disk = new SimulatedDisk(seed);
    disk.createDirectories(DATA);
    disk.syncDirectory(Path.of("/"));
  }

  HeadRig open() throws IOException {
    Head.Opened opened = Head.open(disk, DATA, options, walOptions, minValidMillis, clock);
    head = opened.head();
    report = opened.report();
    return this;
  }

  static Labels series(int number) {
    return Labels.of("__name__", "m", "bot", "bot" + number % 3, "series", "" + number);
  }

  /** A scrape: one sample of each series up to a number. */
  void scrape(int seriesCount, long timestampMillis) {
    try (Appender appender = head.appender()) {
      for (int i = 0; i < seriesCount; i++) {
        appender.append(series(i), timestampMillis, value(i, timestampMillis));
      }
      appender.commit();
    }
  }

  static double value(int series, long timestampMillis) {
    return series % 2 == 0 ? series : Math.sin(timestampMillis / 1e5 + series);
  }

  /** All samples by labels, each as time and value. */
  Map<String, List<String>> readAll() {
    return read(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  Map<String, List<String>> read(long minMillis, long maxMillis, Matcher... matchers) {
    Map<String, List<String>> all = new TreeMap<>();
    try (Querier querier = head.querier(minMillis, maxMillis)) {
      querier
          .select(true, matchers)
          .forEachRemaining(series -> all.put(series.labels().toString(), samples(series)));
    }
    return all;
  }

  private static List<String> samples(Series series) {
    List<String> samples = new ArrayList<>();
    SampleIterator iterator = series.samples();
    for (SampleKind kind = iterator.next(); kind != SampleKind.NONE; kind = iterator.next()) {
      samples.add(
          iterator.timestampMillis()
              + "="
              + (kind == SampleKind.FLOAT ? iterator.value() : iterator.histogram()));
    }
    return samples;
  }
}
