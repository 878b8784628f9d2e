package io.freqwatch.alertmanager.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The events of late, as many as the limits allow. Used by one thread. */
public final class HistoryLog {
  private final HistoryLimits limits;
  private final Deque<HistoryEvent> events = new ArrayDeque<>();
  private long last;

  HistoryLog(HistoryLimits limits) {
    this.limits = limits;
  }

  /** An event that was added before is left out. */
  void add(HistoryEvent event) {
    if (event.number() <= last) {
      return;
    }
    last = event.number();
    events.addLast(event);
    Instant oldest = event.at().minus(limits.retention());
    while (events.size() > limits.events() || events.getFirst().at().isBefore(oldest)) {
      events.removeFirst();
    }
  }

  /** The number that the next event is to have. */
  public long next() {
    return last + 1;
  }

  /** Oldest first. */
  Collection<HistoryEvent> events() {
    return Collections.unmodifiableCollection(events);
  }

  public Stream<HistoryEvent> newestFirst() {
    return StreamSupport.stream(
        ((Iterable<HistoryEvent>) events::descendingIterator).spliterator(), false);
  }

  public Stream<HistoryEvent> oldestFirst() {
    return events.stream();
  }
}
