package io.freqwatch.freqtrade.simulator;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The faults that a bot suffers from right now; some end by themselves. Thread-safe. */
final class Faults {
  private record Fault(double amount, long untilNanos, boolean forever) {}

  private final Clock clock;
  private final Map<FaultKind, Fault> active = new EnumMap<>(FaultKind.class);

  Faults(Clock clock) {
    this.clock = clock;
  }

  /** Begins or renews a fault; a length of zero means until it is cleared. */
  synchronized void set(FaultKind kind, double amount, Duration length) {
    long until = clock.monotonicNanos() + length.toNanos();
    active.put(kind, new Fault(amount, until, length.isZero()));
    notifyAll();
  }

  synchronized void clear(FaultKind kind) {
    active.remove(kind);
    notifyAll();
  }

  /** The amount of a fault, if it is active. */
  synchronized OptionalDouble amount(FaultKind kind) {
    Fault fault = active.get(kind);
    return fault == null ? OptionalDouble.empty() : OptionalDouble.of(fault.amount());
  }

  synchronized boolean has(FaultKind kind) {
    return active.containsKey(kind);
  }

  synchronized Set<FaultKind> all() {
    return active.isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(active.keySet());
  }

  /** Those whose time is over; they stay until cleared. */
  synchronized Set<FaultKind> expired() {
    long now = clock.monotonicNanos();
    Set<FaultKind> over = EnumSet.noneOf(FaultKind.class);
    active.forEach(
        (kind, fault) -> {
          if (!fault.forever() && now - fault.untilNanos() >= 0) {
            over.add(kind);
          }
        });
    return over;
  }

  /** Waits until the fault is gone. */
  synchronized void awaitEnd(FaultKind kind) throws InterruptedException {
    while (active.containsKey(kind)) {
      wait();
    }
  }
}
