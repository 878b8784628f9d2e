package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SeriesExemplars;
import io.freqwatch.storage.Storage;
import io.freqwatch.storage.StorageException;
import io.freqwatch.storage.StorageStatistics;
import java.util.List;

/** A storage that can be written to and not read. */
record UnreadableStorage(Storage storage) implements Storage {
  @Override
  public Querier querier(long minMillis, long maxMillis) {
    throw new StorageException.Unavailable("it cannot be read");
  }

  @Override
  public Appender appender() {
    return storage.appender();
  }

  @Override
  public int backfill(Labels labels, long[] timestampsMillis, double[] values) {
    return storage.backfill(labels, timestampsMillis, values);
  }

  @Override
  public List<SeriesExemplars> exemplars(
      long minMillis, long maxMillis, List<List<Matcher>> selectors) {
    return storage.exemplars(minMillis, maxMillis, selectors);
  }

  @Override
  public StorageStatistics statistics() {
    return storage.statistics();
  }
}
