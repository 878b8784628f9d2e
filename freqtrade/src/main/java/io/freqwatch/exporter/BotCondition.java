package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotState;
import org.jspecify.annotations.Nullable;

/**
 * How the bot is by the newest look at it.
 *
 * @param known whether anything may be said of the bot beyond counters: false once it has been down
 *     for five minutes
 * @param outcome how the look ended, a value of {@link PollOutcome}; empty before the first
 */
record BotCondition(
    boolean up,
    boolean known,
    BotState state,
    String outcome,
    boolean followed,
    @Nullable Long clockSkewMillis) {
  static final BotCondition BEFORE_FIRST_LOOK =
      new BotCondition(false, true, BotState.UNKNOWN, "", false, null);
}
