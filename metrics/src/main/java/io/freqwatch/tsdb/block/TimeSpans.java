package io.freqwatch.tsdb.block;

import java.util.ArrayList;
import java.util.List;

/** Spans of time in order, none touching another. */
public record TimeSpans(List<TimeSpan> spans) {
  public static final TimeSpans NONE = new TimeSpans(List.of());

  public TimeSpans {
    spans = List.copyOf(spans);
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether a time lies in one of the spans. */
  public boolean contains(long millis) {
    for (TimeSpan span : spans) {
      if (span.minMillis() > millis) {
        return false;
      }
      if (span.maxMillis() >= millis) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the spans covers all of another. */
  public boolean covers(long fromMillis, long toMillis) {
    return spans.stream().anyMatch(span -> span.covers(fromMillis, toMillis));
  }

  /** Whether one of the spans has any time of another. */
  public boolean overlaps(long fromMillis, long toMillis) {
    return spans.stream()
        .anyMatch(span -> span.minMillis() <= toMillis && span.maxMillis() >= fromMillis);
  }

  /** These and one more; it becomes one with those that it touches. */
  public TimeSpans with(TimeSpan added) {
    List<TimeSpan> joined = new ArrayList<>();
    TimeSpan growing = added;
    for (TimeSpan span : spans) {
      if (endsBefore(span, growing)) {
        joined.add(span);
      } else if (endsBefore(growing, span)) {
        joined.add(growing);
        growing = span;
      } else {
        growing =
            new TimeSpan(
                Math.min(span.minMillis(), growing.minMillis()),
                Math.max(span.maxMillis(), growing.maxMillis()));
      }
    }
    joined.add(growing);
    return new TimeSpans(joined);
  }

  /** The spans that end at or after a time. */
  public TimeSpans from(long minMillis) {
    return new TimeSpans(spans.stream().filter(span -> span.maxMillis() >= minMillis).toList());
  }

  /** Ends before the other begins, with a millisecond between them. */
  private static boolean endsBefore(TimeSpan first, TimeSpan second) {
    return first.maxMillis() < second.minMillis() && first.maxMillis() + 1 < second.minMillis();
  }
}
