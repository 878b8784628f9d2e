package io.freqwatch.promql.engine;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.List;

/** Hands out one series again and again, so that no query of it ever ends. */
final class EndlessStorage implements Queryable {
  private final MemoryStorage storage;

  EndlessStorage(Clock clock) {
    storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
    storage.backfill(
        Labels.of("__name__", "up"), new long[] {clock.wallMillis()}, new double[] {1});
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    Querier querier = storage.querier(minMillis, maxMillis);
    return new Querier() {
      @Override
      public SeriesSet select(boolean sorted, Matcher... matchers) {
        return endless(querier.select(sorted, matchers).next());
      }

      @Override
      public List<String> labelNames(Matcher... matchers) {
        return querier.labelNames(matchers);
      }

      @Override
      public List<String> labelValues(String name, Matcher... matchers) {
        return querier.labelValues(name, matchers);
      }

      @Override
      public void close() {
        querier.close();
      }
    };
  }

  private static SeriesSet endless(Series series) {
    return new SeriesSet() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Series next() {
        return series;
      }
    };
  }
}
