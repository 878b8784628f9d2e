package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.lifecycle.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Tells a bot that reloads from one that is down, and counts reloads and restarts.
 *
 * <p>A reload tears the API down too, for as long as the exchange takes to list its markets: errors
 * of the core and refused connections within a minute of a known reload belong to it.
 *
 * <p>The time of starting moves with each reload and restart into a state that trades, and also
 * when a stopped bot is merely started, which does not count. A bot that reloads into the stopped
 * state keeps its old time: there the return after an announced reload counts. Safe for use by many
 * threads.
 */
final class ReloadWatch {
  private static final long GRACE_NANOS = 60_000_000_000L;
  private static final long BEGIN_NANOS = 15_000_000_000L;

  private final Clock clock;
  private final CounterBook counters;
  private @Nullable Long startupMillis;
  private @Nullable Long reloadNanos;

  /** The bot was stopped, and the next move of its time of starting is its resumption. */
  private boolean resumes;

  private boolean away;

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

  /** The bot said that it reloads, and closed its connections. */
  synchronized void left() {
    announced();
    away = true;
  }

  /**
   * The bot answers. For some seconds after it said that it reloads it still answers as before: its
   * loop ends first.
   */
  synchronized void answered(BotState state, @Nullable Health health) {
    if (state == BotState.RELOAD_CONFIG) {
      announced();
      return;
    }
    boolean started = started(health);
    boolean back = away && reloadNanos != null && state == BotState.STOPPED;
    if (back || (started && (away || reloadNanos != null || !resumes))) {
      counters.increment("freqtrade_bot_reloads");
    }
    if (back || started || !isWithin(BEGIN_NANOS)) {
      reloadNanos = null;
      away = false;
    }
    resumes = state == BotState.STOPPED || (resumes && !started);
  }

  /** Whether the bot began later than known. */
  private boolean started(@Nullable Health health) {
    Long known = startupMillis;
    Long found = health == null ? null : health.startupMillis();
    if (found == null) {
      return false;
    }
    startupMillis = found;
    return known != null && found > known;
  }

  /** A look failed; whether that is a part of a reload. */
  synchronized boolean explains(Outcome outcome) {
    away = true;
    boolean likely =
        outcome == Outcome.REFUSED || outcome == Outcome.BAD_GATEWAY || outcome == Outcome.TIMEOUT;
    return likely && isWithin(GRACE_NANOS);
  }

  private boolean isWithin(long nanos) {
    return reloadNanos != null && clock.monotonicNanos() - reloadNanos < nanos;
  }
}
