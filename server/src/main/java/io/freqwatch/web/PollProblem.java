package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/** What the newest poll's outcome says of a bot. */
final class PollProblem {
  private PollProblem() {}

  /** Null where the outcome is fine, or unknown. */
  static @Nullable BotProblem of(@Nullable String outcome, WatchedBot bot) {
    return outcome == null ? null : known(outcome, bot);
  }

  private static @Nullable BotProblem known(String outcome, WatchedBot bot) {
    return switch (outcome) {
      case "refused" ->
          BotProblem.problem(
              "refused",
              "Nothing answers at %s: start the bot, or correct its url in freqwatch.yml."
                  .formatted(bot.url()));
      case "timeout" ->
          BotProblem.problem(
              "timeout",
              "The bot does not answer in time: it hangs or its machine is overloaded;"
                  + " look at its log, and restart it if this lasts.");
      case "401" ->
          BotProblem.problem(
              "unauthorized",
              "The bot refuses our login (401): compare username and password in freqwatch.yml"
                  + " with api_server in the bot's configuration.");
      case "502" ->
          BotProblem.problem(
              "server_error",
              "The bot answers 502, its trading core fails or is not there:"
                  + " look at its log; right after a reload this passes by itself.");
      case "503" ->
          BotProblem.problem(
              "wrong_mode",
              "The bot runs in webserver mode and does not trade:"
                  + " start it with \"freqtrade trade\".");
      case "5xx" ->
          BotProblem.problem(
              "server_error",
              "The bot answers with server errors (5xx): look at its log for the cause.");
      case "tls" ->
          BotProblem.problem(
              "tls",
              "The TLS handshake with %s fails: check its certificate and the host name in the url."
                  .formatted(bot.url()));
      case "decode" ->
          BotProblem.problem(
              "malformed",
              "What %s answers is no readable Freqtrade answer: check the url, any proxy in front"
                      .formatted(bot.url())
                  + " of it, and the bot's version.");
      case "4xx" ->
          BotProblem.problem(
              "malformed",
              "%s answers, but not like a Freqtrade API (4xx): check the url in freqwatch.yml."
                  .formatted(bot.url()));
      default -> null;
    };
  }
}
