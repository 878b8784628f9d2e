package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;

/** Makes a {@link BotCallException} of everything that is not an answer with a status of 2xx. */
final class CheckedTransport {
  private final BotAddress bot;
  private final BotTransport transport;

  CheckedTransport(BotAddress bot, BotTransport transport) {
    this.bot = bot;
    this.transport = transport;
  }

  HttpAnswer fetch(String endpoint, HttpCall call) throws InterruptedException {
    HttpAnswer answer = answer(endpoint, call);
    if (!answer.isSuccess()) {
      throw refused(endpoint, answer);
    }
    return answer;
  }

  private HttpAnswer answer(String endpoint, HttpCall call) throws InterruptedException {
    try {
      return transport.fetch(call);
    } catch (HttpFailure e) {
      if (e.kind() == HttpFailure.Kind.CANCELLED && Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for bot " + bot.name());
      }
      throw failed(endpoint, e);
    }
  }

  private BotCallException failed(String endpoint, HttpFailure failure) {
    String message = "bot " + bot.name() + ": " + failure.getMessage();
    return switch (failure.kind()) {
      case TIMEOUT -> new NoAnswerException(Outcome.TIMEOUT, endpoint, message, failure);
      case TLS -> new NoAnswerException(Outcome.TLS, endpoint, message, failure);
      case REFUSED, UNKNOWN_HOST, BROKEN, CANCELLED, REJECTED, UNPREPARED ->
          new NoAnswerException(Outcome.REFUSED, endpoint, message, failure);
      case TOO_LARGE -> new UnreadableAnswerException(endpoint, message, failure);
    };
  }

  private ErrorAnswerException refused(String endpoint, HttpAnswer answer) {
    String detail = ErrorDetail.of(answer.body());
    String message =
        "bot %s answered %s with %d%s"
            .formatted(
                bot.name(), endpoint, answer.status(), detail.isEmpty() ? "" : ": " + detail);
    return new ErrorAnswerException(answer.status(), detail, endpoint, message);
  }
}
