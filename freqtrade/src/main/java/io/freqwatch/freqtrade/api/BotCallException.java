package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * A call that brought no usable answer. Messages say which bot, which endpoint, what happened and
 * what was expected; they hold no password, no token and no user part of a URL.
 */
public abstract sealed class BotCallException extends RuntimeException
    permits NoAnswerException, ErrorAnswerException, UnreadableAnswerException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final String endpoint;

  BotCallException(Outcome outcome, String endpoint, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
    this.endpoint = endpoint;
  }

  public final Outcome outcome() {
    return outcome;
  }

  /** The template of the path that was called, such as {@code /trade/{id}}. */
  public final String endpoint() {
    return endpoint;
  }
}
