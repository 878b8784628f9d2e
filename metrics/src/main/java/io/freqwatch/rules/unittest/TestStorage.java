package io.freqwatch.rules.unittest;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.testfile.SeriesLine;
import io.freqwatch.promql.testfile.SeriesValue;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.Storage;
import java.time.Duration;

/**
 * The storage of one test, which learns of samples as time goes by, so that no rule sees the
 * future. Used by one thread.
 */
final class TestStorage {
  private static final Duration FOR_EVER = Duration.ofDays(400 * 365);

  private final UnitTest test;
  private final MemoryStorage storage;
  private long nextStep;

  TestStorage(UnitTest test) {
    this.test = test;
    this.storage =
        new MemoryStorage(
            MemoryStorageOptions.DEFAULT.withRetention(FOR_EVER),
            new ManualClock(test.startMillis()));
  }

  Storage storage() {
    return storage;
  }

  /** Stores the samples up to a time, itself included. */
  void reveal(long timestampMillis) {
    long interval = test.interval().toMillis();
    while (test.startMillis() + nextStep * interval <= timestampMillis && nextStep < length()) {
      try (Appender appender = storage.appender()) {
        for (SeriesLine line : test.series()) {
          append(appender, line, test.startMillis() + nextStep * interval);
        }
        appender.commit();
      }
      nextStep++;
    }
  }

  private int length() {
    return test.series().stream().mapToInt(line -> line.values().size()).max().orElse(0);
  }

  private void append(Appender appender, SeriesLine line, long timestampMillis) {
    SeriesValue value = nextStep < line.values().size() ? line.values().get((int) nextStep) : null;
    if (value == null) {
      return;
    }
    Labels labels = line.labels();
    FloatHistogram histogram = value.histogram();
    if (histogram == null) {
      appender.append(labels, timestampMillis, value.value());
    } else {
      appender.append(labels, timestampMillis, histogram);
    }
  }
}
