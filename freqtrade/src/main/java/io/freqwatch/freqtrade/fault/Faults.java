package io.freqwatch.freqtrade.fault;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The faults that something suffers from right now; some have an end. Thread-safe.
 *
 * @param <K> the kinds there are
 */
public final class Faults<K extends Enum<K>> {
  private record Fault(double amount, long untilNanos, boolean forever) {}

  private final Clock clock;
  private final Map<K, Fault> active;

  public Faults(Class<K> kinds, Clock clock) {
    this.active = new EnumMap<>(kinds);
    this.clock = clock;
  }

  /** Begins or renews a fault; a length of zero means until it is cleared. */
  public synchronized void set(K kind, double amount, Duration length) {
    long until = clock.monotonicNanos() + length.toNanos();
    active.put(kind, new Fault(amount, until, length.isZero()));
    notifyAll();
  }

  /** Ends a fault; nothing happens where there is none. */
  public synchronized void clear(K kind) {
    active.remove(kind);
    notifyAll();
  }

  /** The amount of a fault, if it is active. */
  public synchronized OptionalDouble amount(K kind) {
    Fault fault = active.get(kind);
    return fault == null ? OptionalDouble.empty() : OptionalDouble.of(fault.amount());
  }

  /** Whether it is active. */
  public synchronized boolean has(K kind) {
    return active.containsKey(kind);
  }

  /** The active ones, in the order of their kinds. */
  public synchronized Set<K> all() {
    return new TreeSet<>(active.keySet());
  }

  /** Those whose time is over; they stay until cleared. */
  public synchronized Set<K> expired() {
    long now = clock.monotonicNanos();
    Set<K> over = new TreeSet<>();
    active.forEach(
        (kind, fault) -> {
          if (!fault.forever() && now - fault.untilNanos() >= 0) {
            over.add(kind);
          }
        });
    return over;
  }

  /** Waits until the fault is gone. */
  public synchronized void awaitEnd(K kind) throws InterruptedException {
    while (active.containsKey(kind)) {
      wait();
    }
  }
}
