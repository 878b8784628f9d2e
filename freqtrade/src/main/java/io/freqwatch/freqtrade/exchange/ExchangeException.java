package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Response;

/** A refusal in the words of Binance's list of error codes. */
final class ExchangeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;

  private ExchangeException(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static ExchangeException invalidSymbol() {
    return new ExchangeException(400, -1121, "Invalid symbol.");
  }

  static ExchangeException invalidInterval() {
    return new ExchangeException(400, -1120, "Invalid interval.");
  }

  static ExchangeException missing(String parameter) {
    String message =
        "Mandatory parameter '%s' was not sent, was empty/null, or malformed.".formatted(parameter);
    return new ExchangeException(400, -1102, message);
  }

  static ExchangeException illegal(String parameter, String legal) {
    String message =
        "Illegal characters found in parameter '%s'; legal range is '%s'."
            .formatted(parameter, legal);
    return new ExchangeException(400, -1100, message);
  }

  static ExchangeException invalidData(String parameter) {
    return new ExchangeException(
        400, -1130, "Data sent for parameter '%s' is not valid.".formatted(parameter));
  }

  static ExchangeException bothSymbolAndSymbols() {
    return new ExchangeException(400, -1128, "Combination of optional parameters invalid.");
  }

  static ExchangeException tooManyRequests() {
    String message =
        "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. Please"
            + " use WebSocket Streams for live updates to avoid polling the API.";
    return new ExchangeException(429, -1003, message);
  }

  static ExchangeException internal(int status) {
    return new ExchangeException(
        status, -1001, "Internal error; unable to process your request. Please try again.");
  }

  Response answer() {
    return Response.json(
            Json.bytes(Json.object().put("code", code).put("msg", String.valueOf(getMessage()))))
        .withStatus(status);
  }
}
