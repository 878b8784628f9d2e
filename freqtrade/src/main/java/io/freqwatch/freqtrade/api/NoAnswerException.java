package io.freqwatch.freqtrade.api;

/** The bot did not answer: {@code TIMEOUT}, {@code REFUSED} or {@code TLS}. */
public final class NoAnswerException extends BotCallException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(Outcome outcome, String endpoint, String message, Throwable cause) {
    super(outcome, endpoint, message, cause);
  }
}
