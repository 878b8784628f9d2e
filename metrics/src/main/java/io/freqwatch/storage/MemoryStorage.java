package io.freqwatch.storage;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples in memory, gone with the process: the store of the demo and of tests. One lock guards
 * everything; a commit holds it for writing while it adds its batch, a select holds it for reading
 * while it takes a snapshot of each series it found, and reads their samples without it. So a batch
 * is seen wholly or not at all.
 *
 * <p>Chunks that end before the retention time go away with the first commit of each minute, and
 * with its last chunk a series. Where the samples take more than the size limit, the time that
 * scraped ones are kept shrinks until they fit, down to an hour.
 */
public final class MemoryStorage implements Storage {
  private static final Logger log = LoggerFactory.getLogger(MemoryStorage.class);
  private static final long MILLIS_BETWEEN_CLEANUPS = 60_000;
  private static final long SHORTEST_KEPT_MILLIS = 3_600_000;

  private final Clock clock;
  private final long retentionMillis;
  private final long historyRetentionMillis;
  private final long sizeLimitBytes;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final SeriesTable table;
  private final ExemplarRing exemplars;
  private final StorageCounters counters = new StorageCounters();
  private long lastCleanupMillis;

  /**
   * The retention, or less once the size limit was reached; what did not fit will not fit again.
   */
  private long keptMillis;

  private boolean warned;

  public MemoryStorage(MemoryStorageOptions options, Clock clock) {
    this.clock = clock;
    this.retentionMillis = options.retention().toMillis();
    this.historyRetentionMillis = options.historyRetention().toMillis();
    this.sizeLimitBytes = options.sizeLimitBytes();
    this.keptMillis = retentionMillis;
    this.table = new SeriesTable(options.seriesLimit());
    this.exemplars = new ExemplarRing(options.exemplarLimit());
    this.lastCleanupMillis = clock.wallMillis();
  }

  @Override
  public Appender appender() {
    return new MemoryAppender(this, oldestMillis());
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return new MemoryQuerier(this, minMillis, maxMillis);
  }

  @Override
  public List<SeriesExemplars> exemplars(
      long minMillis, long maxMillis, List<List<Matcher>> selectors) {
    return exemplars.exemplars(minMillis, maxMillis, selectors);
  }

  @Override
  public int backfill(Labels labels, long[] timestampsMillis, double[] values) {
    requireAscending(labels, timestampsMillis);
    long oldest = clock.wallMillis() - historyRetentionMillis;
    int from = firstAtOrAfter(timestampsMillis, oldest);
    Chunk[] chunks = chunks(timestampsMillis, values, from);
    if (chunks.length == 0) {
      return 0;
    }
    int count = timestampsMillis.length - from;
    writing(() -> insert(labels, chunks));
    counters.appended.add(count);
    return count;
  }

  @Override
  public StorageStatistics statistics() {
    return reading(
        () -> counters.statistics(table.size(), table.limit(), table.chunkCount(), table.span()));
  }

  /** The time before which scraped samples are refused. */
  long oldestMillis() {
    return clock.wallMillis() - retentionMillis;
  }

  StorageCounters counters() {
    return counters;
  }

  ExemplarRing exemplarRing() {
    return exemplars;
  }

  long reference(Labels labels) {
    MemorySeries known = reading(() -> table.find(labels));
    return known != null ? known.reference : create(labels).reference;
  }

  @Nullable MemorySeries series(long reference) {
    return table.find(reference);
  }

  void commit(SampleBatch batch, List<MemorySeries> of) {
    writing(
        () -> {
          for (int i = 0; i < batch.count(); i++) {
            commit(batch, i, of.get(i));
          }
          cleanUpWhenDue();
          return batch.count();
        });
  }

  void commit(Labels series, Exemplar exemplar) {
    try {
      exemplars.add(series, exemplar);
    } catch (StorageException.OutOfOrderExemplar ignored) {
      // another batch brought a newer one first
      counters.exemplarsOutOfOrder.increment();
    }
  }

  <T extends @Nullable Object> T reading(Supplier<T> action) {
    return locked(lock.readLock(), action);
  }

  SeriesTable table() {
    return table;
  }

  private <T> T writing(Supplier<T> action) {
    return locked(lock.writeLock(), action);
  }

  private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private MemorySeries create(Labels labels) {
    try {
      return writing(() -> table.findOrCreate(labels));
    } catch (StorageException.TooManySeries e) {
      counters.seriesRefused.increment();
      throw e;
    }
  }

  private void commit(SampleBatch batch, int index, MemorySeries of) {
    MemorySeries series = table.findAgain(of);
    long timestampMillis = batch.timestampMillis(index);
    if (series == null) {
      counters.seriesRefused.increment();
    } else if (timestampMillis > series.lastMillis()) {
      append(series, batch, index);
      counters.appended.increment();
    } else if (timestampMillis < series.lastMillis()) {
      counters.outOfOrder.increment();
    } else if (!series.endsWith(batch.value(index), batch.histogram(index))) {
      counters.duplicates.increment();
    }
  }

  private static void append(MemorySeries series, SampleBatch batch, int index) {
    FloatHistogram histogram = batch.histogram(index);
    if (histogram == null) {
      series.append(batch.timestampMillis(index), batch.value(index));
    } else {
      series.append(batch.timestampMillis(index), histogram);
    }
  }

  private boolean insert(Labels labels, Chunk[] chunks) {
    MemorySeries series = table.findOrCreate(labels);
    long first = chunks[0].firstMillis();
    long last = chunks[chunks.length - 1].lastMillis();
    if (first > series.lastMillis()) {
      series.addAll(chunks);
    } else if (last < series.firstMillis()) {
      series.prepend(chunks);
    } else {
      throw new StorageException.OutOfOrder(labels, first, series.lastMillis());
    }
    return true;
  }

  private void cleanUpWhenDue() {
    long now = clock.wallMillis();
    if (now - lastCleanupMillis >= MILLIS_BETWEEN_CLEANUPS || now < lastCleanupMillis) {
      lastCleanupMillis = now;
      drop(now);
      while (table.bytes() > sizeLimitBytes && keptMillis > SHORTEST_KEPT_MILLIS) {
        keptMillis = Math.max(SHORTEST_KEPT_MILLIS, keptMillis / 8 * 7);
        drop(now);
        warnOfSize();
      }
    }
  }

  private void drop(long now) {
    table.dropBefore(now - keptMillis, now - historyRetentionMillis);
  }

  private void warnOfSize() {
    if (!warned) {
      warned = true;
      log.warn(
          "the samples in memory have reached {} MiB: the oldest go before their time",
          sizeLimitBytes >> 20);
    }
  }

  private static Chunk[] chunks(long[] timestampsMillis, double[] values, int from) {
    MemorySeries scratch = new MemorySeries(Labels.EMPTY, 0);
    for (int i = from; i < timestampsMillis.length; i++) {
      scratch.append(timestampsMillis[i], values[i]);
    }
    return scratch.sealed();
  }

  private static int firstAtOrAfter(long[] timestampsMillis, long oldestMillis) {
    int at = Arrays.binarySearch(timestampsMillis, oldestMillis);
    return at >= 0 ? at : -at - 1;
  }

  private static void requireAscending(Labels labels, long[] timestampsMillis) {
    for (int i = 1; i < timestampsMillis.length; i++) {
      if (timestampsMillis[i] <= timestampsMillis[i - 1]) {
        throw new StorageException.OutOfOrder(labels, timestampsMillis[i], timestampsMillis[i - 1]);
      }
    }
  }
}
