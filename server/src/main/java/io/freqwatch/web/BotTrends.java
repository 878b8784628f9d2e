package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/**
 * What only a span of time tells of one bot; null where it does not.
 *
 * @param profitAtMidnight realized profit when the UTC day began
 * @param lowestDrawdown of the last hour
 * @param highestProfit of the last hour, realized
 */
record BotTrends(
    @Nullable Double profitAtMidnight,
    @Nullable Double lowestDrawdown,
    @Nullable Double highestProfit) {
  static final BotTrends NONE = new BotTrends(null, null, null);
}
