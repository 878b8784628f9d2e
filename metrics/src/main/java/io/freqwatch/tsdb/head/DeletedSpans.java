package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.block.TimeSpans;
import java.util.HashMap;
import java.util.Map;

/**
 * What was deleted of the head and is still in its chunks: spans of time by the reference of their
 * series. Used under the head's lock.
 */
final class DeletedSpans {
  private final Map<Long, TimeSpans> byReference = new HashMap<>();

  TimeSpans of(long reference) {
    return byReference.isEmpty()
        ? TimeSpans.NONE
        : byReference.getOrDefault(reference, TimeSpans.NONE);
  }

  void add(long reference, TimeSpan span) {
    byReference.put(reference, of(reference).with(span));
  }

  /** Forgets spans that end before a time, of which the head has nothing any more. */
  void truncate(long beforeMillis) {
    byReference.replaceAll((_, spans) -> spans.from(beforeMillis));
    byReference.values().removeIf(TimeSpans::isEmpty);
  }
}
