package io.freqwatch.tsdb;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A TSDB on a simulated disk with a clock that a test moves. */
final class TsdbRig {
  static final Path DATA = Path.of("/data");
  static final long START = 1_700_000_000_000L / 7_200_000 * 7_200_000;
  static final long STEP = 60_000;

  final SimulatedDisk disk;
  final ManualClock clock = new ManualClock(START);
  TsdbOptions options =
      TsdbOptions.DEFAULT
          .withDisk(new DiskOptions(0, 0, 0))
          .withWal(TsdbOptions.DEFAULT.wal().withSegmentBytes(64 * 1024));
  Tsdb tsdb;

  TsdbRig(long seed) throws IOException {
    this.disk = new SimulatedDisk(seed);
    disk.createDirectories(DATA);
    disk.syncDirectory(Path.of("/"));
  }

  TsdbRig open() throws IOException {
    tsdb = Tsdb.open(disk, DATA, options, clock, new Random(1));
    return this;
  }

  static Labels series(int number) {
    return Labels.of("__name__", "m", "series", "" + number);
  }

  static double value(int series, long minute) {
    return series + minute * 0.5;
  }

  /** A scrape of each series in each minute, with maintenance as it comes; the clock goes along. */
  void scrape(int minutes, int seriesCount) {
    for (int i = 0; i < minutes; i++) {
      scrapeOnce(seriesCount);
      clock.advance(Duration.ofMillis(STEP));
      tsdb.maintain();
    }
  }

  void scrapeOnce(int seriesCount) {
    long now = clock.wallMillis();
    try (Appender appender = tsdb.appender()) {
      for (int series = 0; series < seriesCount; series++) {
        appender.append(series(series), now, value(series, (now - START) / STEP));
      }
      appender.commit();
    }
  }

  List<String> blocks() throws IOException {
    return disk.list(DATA).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.length() == 26)
        .toList();
  }

  /** All samples by labels, each as minute and value. */
  Map<String, List<String>> readAll() {
    Map<String, List<String>> all = new TreeMap<>();
    try (Querier querier = tsdb.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      querier
          .select(true)
          .forEachRemaining(series -> all.put(series.labels().toString(), samples(series)));
    }
    return all;
  }

  /** All samples of the series of a number, each as minute and value. */
  List<String> read(String number) {
    List<String> found = new ArrayList<>();
    try (Querier querier = tsdb.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      querier
          .select(true, Matcher.equal("series", number))
          .forEachRemaining(series -> found.addAll(samples(series)));
    }
    return found;
  }

  private static List<String> samples(Series series) {
    List<String> samples = new ArrayList<>();
    SampleIterator iterator = series.samples();
    while (iterator.next() != SampleKind.NONE) {
      samples.add((iterator.timestampMillis() - START) / STEP + "=" + iterator.value());
    }
    return samples;
  }

  /** What a series must hold from one minute to before another. */
  static List<String> wanted(int series, long fromMinute, long toMinute) {
    List<String> wanted = new ArrayList<>();
    for (long minute = fromMinute; minute < toMinute; minute++) {
      wanted.add(minute + "=" + value(series, minute));
    }
    return wanted;
  }
}
