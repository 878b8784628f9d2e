package io.freqwatch.tsdb.head;

import java.util.concurrent.atomic.LongAdder;

/** What a head has done since its start. Safe for use by many threads. */
final class HeadCounters {
  final LongAdder appended = new LongAdder();
  final LongAdder outOfOrder = new LongAdder();
  final LongAdder outOfBounds = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder exemplarsOutOfOrder = new LongAdder();
  final LongAdder seriesRefused = new LongAdder();
  final LongAdder seriesRemoved = new LongAdder();
  final LongAdder logFailures = new LongAdder();
}
