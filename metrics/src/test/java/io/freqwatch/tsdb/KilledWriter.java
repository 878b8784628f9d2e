package io.freqwatch.tsdb;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.wal.WalOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * A process of its own that scrapes as fast as it can on a clock of its own, fifteen seconds a
 * scrape, with all maintenance, and says which scrapes are committed. Half of the series come eight
 * scrapes at a time and out of order. A test kills it.
 */
final class KilledWriter {
  static final long START = 1_700_000_000_000L / 7_200_000 * 7_200_000;
  static final long STEP = 15_000;
  static final int SERIES = 40;
  static final int FIRST_LATE = 20;
  private static final int GROUP = 8;
  private static final int[] ORDER_IN_GROUP = {3, 0, 5, 1, 7, 2, 6, 4};
  static final TsdbOptions OPTIONS =
      TsdbOptions.DEFAULT
          .withRetention(Duration.ofDays(3650))
          .withDisk(new DiskOptions(0, 0, 0))
          .withOutOfOrderWindow(Duration.ofHours(1))
          .withWal(WalOptions.DEFAULT.withSegmentBytes(1 << 20));

  private KilledWriter() {}

  /** Arguments: the data directory, the first scrape, how many at most. */
  public static void main(String... arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    ManualClock clock = new ManualClock(START + first * STEP);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Tsdb tsdb = Tsdb.open(Disk.local(), data, OPTIONS, clock, new Random());
    if (first > 0 && first % GROUP == 0) {
      commitGroup(tsdb, first - 1);
    }
    for (long scrape = first; scrape < first + count; scrape++) {
      commit(tsdb, scrape);
      out.write((scrape + "\n").getBytes(StandardCharsets.US_ASCII));
      clock.advance(Duration.ofMillis(STEP));
      if (scrape % 4 == 0) {
        tsdb.sync();
      }
      tsdb.maintain();
    }
  }

  static void commit(Tsdb tsdb, long scrape) {
    try (Appender appender = tsdb.appender()) {
      for (int series = 0; series < FIRST_LATE; series++) {
        append(appender, series, scrape);
      }
      if (scrape % GROUP == GROUP - 1) {
        appendGroup(appender, scrape);
      }
      appender.commit();
    }
  }

  /** Again, as the last batch may have been broken off; what is there already is passed over. */
  private static void commitGroup(Tsdb tsdb, long lastScrape) {
    try (Appender appender = tsdb.appender()) {
      appendGroup(appender, lastScrape);
      appender.commit();
    }
  }

  private static void appendGroup(Appender appender, long lastScrape) {
    for (int series = FIRST_LATE; series < SERIES; series++) {
      for (int place : ORDER_IN_GROUP) {
        append(appender, series, lastScrape - GROUP + 1 + place);
      }
    }
  }

  private static void append(Appender appender, int series, long scrape) {
    appender.append(labels(series), START + scrape * STEP, value(series, scrape));
  }

  static Labels labels(int series) {
    return Labels.of("__name__", "sequence", "series", "s" + series);
  }

  static double value(int series, long scrape) {
    return series % 2 == 0 ? scrape : scrape * 0.37 + series;
  }

  /**
   * Checks that a series has each scrape once; how many it has, counted from the very first.
   *
   * @param from the scrape from which on they are read, or one shortly before it
   * @param committed the last scrape of which it is known
   */
  static long check(Tsdb tsdb, long from, long committed) {
    long first = from / GROUP * GROUP;
    long scrapes = -1;
    try (Querier querier = tsdb.querier(START + first * STEP, Long.MAX_VALUE)) {
      var found = querier.select(true);
      while (found.hasNext()) {
        var series = found.next();
        int number = Integer.parseInt(series.labels().value("series").substring(1));
        long whole = number < FIRST_LATE ? Long.MAX_VALUE : (committed + 1) / GROUP * GROUP;
        long count = check(series.samples(), number, first, whole);
        if (number >= FIRST_LATE) {
          requireGroups(number, count, committed);
        } else if (scrapes >= 0 && count != scrapes) {
          throw new AssertionError(
              "series " + number + " has " + count + " scrapes, others " + scrapes);
        } else {
          scrapes = count;
        }
      }
    }
    return Math.max(0, scrapes);
  }

  private static void requireGroups(int series, long count, long committed) {
    if (count % GROUP != 0 || count < (committed + 1) / GROUP * GROUP) {
      throw new AssertionError(
          "series " + series + " has " + count + " scrapes, " + (committed + 1) + " are committed");
    }
  }

  /**
   * @param whole from this scrape on, some may lack: their batch was broken off, and neither log
   *     knows of the other
   */
  private static long check(SampleIterator samples, int series, long first, long whole) {
    long scrape = first;
    while (samples.next() != SampleKind.NONE) {
      if (scrape >= whole) {
        scrape = requireValue(samples, series, scrape);
        continue;
      }
      if (samples.timestampMillis() != START + scrape * STEP
          || samples.value() != value(series, scrape)) {
        throw new AssertionError(
            "series %d: expected scrape %d, found %s at %d"
                .formatted(
                    series, scrape, samples.value(), (samples.timestampMillis() - START) / STEP));
      }
      scrape++;
    }
    return scrape > whole ? scrape / GROUP * GROUP : scrape;
  }

  /** Behind the last one, and with the value of its time; the scrape behind it. */
  private static long requireValue(SampleIterator samples, int series, long least) {
    long scrape = (samples.timestampMillis() - START) / STEP;
    if (scrape < least || samples.value() != value(series, scrape)) {
      throw new AssertionError(
          "series %d: found %s at %d".formatted(series, samples.value(), scrape));
    }
    return scrape + 1;
  }
}
