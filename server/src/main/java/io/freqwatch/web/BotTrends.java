package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/**
 * What only a span of time tells of one bot; null where it does not.
 *
 * @param profitAtMidnight realized profit when the UTC day began
 * @param lowestDrawdown of the last hour
 * @param answerSeconds the mean time the bot's light answers took in the last minutes
 */
record BotTrends(
    @Nullable Double profitAtMidnight,
    @Nullable Double lowestDrawdown,
    @Nullable Double answerSeconds) {
  static final BotTrends NONE = new BotTrends(null, null, null);
}
