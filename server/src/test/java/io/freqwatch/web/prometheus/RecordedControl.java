package io.freqwatch.web.prometheus;

import io.freqwatch.lifecycle.CheckResult;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it is asked for, and is as ready as it is told. */
final class RecordedControl implements ServerControl {
  final AtomicInteger reloads = new AtomicInteger();
  final AtomicInteger quits = new AtomicInteger();
  volatile CheckResult readiness = CheckResult.OK;

  @Override
  public CheckResult readiness() {
    return readiness;
  }

  @Override
  public void reload() {
    reloads.incrementAndGet();
  }

  @Override
  public void quit() {
    quits.incrementAndGet();
  }
}
