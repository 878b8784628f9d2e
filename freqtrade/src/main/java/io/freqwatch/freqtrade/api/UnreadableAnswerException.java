package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** The bot, or something in between, answered what cannot be read: outcome {@code DECODE}. */
public final class UnreadableAnswerException extends BotCallException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String endpoint, String message, @Nullable Throwable cause) {
    super(Outcome.DECODE, endpoint, message, cause);
  }
}
