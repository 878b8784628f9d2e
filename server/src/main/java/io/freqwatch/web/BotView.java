package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/**
 * One row of the fleet page.
 *
 * @param lastSeen Unix seconds of the last answer of the bot
 * @param lastProcess Unix seconds, by the bot's clock, of its last trading loop
 */
record BotView(
    WatchedBot bot,
    BotState state,
    @Nullable BotProblem problem,
    BotIdentity identity,
    BotFigures figures,
    @Nullable Double lastSeen,
    @Nullable Double lastProcess) {
  Health health() {
    return problem == null ? Health.OK : problem.health();
  }

  boolean isUp() {
    return state != BotState.DOWN && state != BotState.UNKNOWN;
  }
}
