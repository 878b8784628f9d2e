package io.freqwatch.web;

/**
 * What is wrong with a bot.
 *
 * @param code stable, for programs
 * @param text one sentence with what to do next
 */
record BotProblem(Health health, String code, String text) {
  static BotProblem problem(String code, String text) {
    return new BotProblem(Health.PROBLEM, code, text);
  }

  static BotProblem warning(String code, String text) {
    return new BotProblem(Health.WARNING, code, text);
  }
}
