package io.freqwatch.storage;

import java.util.concurrent.atomic.LongAdder;

/** What a storage has done since its start. Safe for use by many threads. */
final class StorageCounters {
  final LongAdder appended = new LongAdder();
  final LongAdder outOfOrder = new LongAdder();
  final LongAdder outOfBounds = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder exemplarsOutOfOrder = new LongAdder();
  final LongAdder seriesRefused = new LongAdder();

  StorageStatistics statistics(
      SeriesTable.Size size, long seriesLimit, long chunks, SeriesTable.Span span) {
    return new StorageStatistics(
        size.series(),
        seriesLimit,
        chunks,
        span.minMillis(),
        span.maxMillis(),
        size.created(),
        size.removed(),
        appended.sum(),
        outOfOrder.sum(),
        outOfBounds.sum(),
        duplicates.sum(),
        seriesRefused.sum(),
        exemplarsOutOfOrder.sum());
  }
}
