package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.lifecycle.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Tells a bot that reloads from one that is down. A reload tears the API down too, for as long as
 * the exchange takes to list its markets: errors of the core and refused connections within a
 * minute of a known reload belong to it. Safe for use by many threads.
 */
final class ReloadWatch {
  private static final long GRACE_NANOS = 60_000_000_000L;
  private static final long BEGIN_NANOS = 15_000_000_000L;

  private final Clock clock;
  private final CounterBook counters;
  private @Nullable Long startupMillis;
  private @Nullable Long reloadNanos;

  ReloadWatch(Clock clock, CounterBook counters) {
    this.clock = clock;
    this.counters = counters;
    counters.declare("freqtrade_bot_reloads");
  }

  /** The bot said that it reloads. */
  synchronized void announced() {
    if (reloadNanos == null) {
      reloadNanos = clock.monotonicNanos();
    }
  }

  /**
   * The bot answers; a later start than the one known is a reload. For some seconds after it said
   * that it reloads it still answers as before: its loop ends first.
   */
  synchronized void answered(BotState state, @Nullable Health health) {
    if (state == BotState.RELOAD_CONFIG) {
      announced();
    } else if (started(health) || !isWithin(BEGIN_NANOS)) {
      reloadNanos = null;
    }
  }

  private boolean started(@Nullable Health health) {
    Long known = startupMillis;
    Long started = health == null ? null : health.startupMillis();
    if (started == null) {
      return false;
    }
    startupMillis = started;
    boolean reloaded = known != null && started > known;
    counters.add(reloaded ? 1 : 0, "freqtrade_bot_reloads");
    return reloaded;
  }

  /** Whether a failed look is a part of a reload. */
  synchronized boolean explains(Outcome outcome) {
    boolean likely =
        outcome == Outcome.REFUSED || outcome == Outcome.BAD_GATEWAY || outcome == Outcome.TIMEOUT;
    return likely && isWithin(GRACE_NANOS);
  }

  private boolean isWithin(long nanos) {
    return reloadNanos != null && clock.monotonicNanos() - reloadNanos < nanos;
  }
}
