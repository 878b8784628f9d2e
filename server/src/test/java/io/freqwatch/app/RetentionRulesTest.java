package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.Tsdb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a rule in {@code freqwatch.yml} to what is left on the disk a day later. */
class RetentionRulesTest {
  private static final long START = 1_700_006_400_000L;
  private static final Duration STEP = Duration.ofMinutes(10);
  private static final int STEPS = 6 * 30;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void seriesUnderARuleGoWhenItSaysAndOthersStay() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("freqwatch.yml"),
            """
            metrics:
              embedded:
                retention_rules: [{match: '{__name__=~"short_.*"}', keep: 8h}]
            """);
    FreqwatchOptions options = ConfigurationReader.read(file, Map.of());
    RoundClock clock = new RoundClock();
    try (Tsdb store = MetricsStore.open(options, clock)) {
      store.start();
      clock.awaitRound();
      for (int i = 0; i < STEPS; i++) {
        append(store, clock.wallMillis());
        clock.nextRound();
      }
      assertThat(count(store, "long_lived")).isEqualTo(STEPS);
      assertThat(count(store, "short_lived")).isBetween(8 * 6, 16 * 6);
    }
  }

  /** A clock that lets the two threads of the store do one round at a time. */
  private static final class RoundClock implements Clock {
    private static final int THREADS = 2;

    private final Semaphore rounds = new Semaphore(0, true);
    private final Semaphore done = new Semaphore(0);
    private final AtomicLong millis = new AtomicLong(START);

    @Override
    public long wallMillis() {
      return millis.get();
    }

    @Override
    public long monotonicNanos() {
      return (millis.get() - START) * 1_000_000;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      done.release();
      rounds.acquire();
    }

    private void awaitRound() throws InterruptedException {
      done.acquire(THREADS);
    }

    private void nextRound() throws InterruptedException {
      millis.addAndGet(STEP.toMillis());
      for (int i = 0; i < THREADS; i++) {
        rounds.release();
        done.acquire();
      }
    }
  }

  private static void append(Tsdb store, long millis) {
    try (Appender appender = store.appender()) {
      appender.append(Labels.of("__name__", "long_lived"), millis, 1);
      appender.append(Labels.of("__name__", "short_lived"), millis, 2);
      appender.commit();
    }
  }

  private static int count(Tsdb store, String name) {
    int count = 0;
    try (Querier querier = store.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      SampleIterator samples =
          querier.select(true, Matcher.equal("__name__", name)).next().samples();
      while (samples.next() != SampleKind.NONE) {
        count++;
      }
    }
    return count;
  }
}
