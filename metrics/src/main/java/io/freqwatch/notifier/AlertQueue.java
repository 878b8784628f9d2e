package io.freqwatch.notifier;

import io.freqwatch.rules.OutgoingAlert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Alerts that wait to be sent to one alertmanager, a limited number of them: the oldest go when
 * there are more, since the newer of two reports of one alert is the one that counts. Safe for use
 * by many threads.
 */
final class AlertQueue {
  static final int CAPACITY = 10_000;
  static final int BATCH = 256;

  private final Deque<OutgoingAlert> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Adds alerts; gives how many were dropped for them. */
  synchronized int add(List<OutgoingAlert> alerts) {
    waiting.addAll(alerts);
    int dropped = 0;
    while (waiting.size() > CAPACITY) {
      waiting.removeFirst();
      dropped++;
    }
    notifyAll();
    return dropped;
  }

  /** Waits for alerts and takes a batch of them; an empty one when the queue is closed. */
  synchronized List<OutgoingAlert> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<OutgoingAlert> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.removeFirst());
    }
    return batch;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Nothing more comes. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
