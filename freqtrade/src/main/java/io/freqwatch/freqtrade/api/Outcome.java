package io.freqwatch.freqtrade.api;

/** How one call ended; the values of the label {@code outcome}. */
public enum Outcome {
  OK("2xx"),
  CLIENT_ERROR("4xx"),
  UNAUTHORIZED("401"),
  /** Freqtrade's own errors: the call reached the bot and the trading core said no. */
  BAD_GATEWAY("502"),
  /** Freqtrade in the wrong mode, or a proxy without a bot behind it. */
  UNAVAILABLE("503"),
  SERVER_ERROR("5xx"),
  TIMEOUT("timeout"),
  /** No connection: refused, reset, no route, no such host. */
  REFUSED("refused"),
  TLS("tls"),
  /** An answer that is no JSON of the expected kind, is too large, or broke off. */
  DECODE("decode");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The value of the label {@code outcome} of {@code freqtrade_exporter_api_requests_total}. */
  public String label() {
    return label;
  }

  /** The outcome that an HTTP status stands for; a redirect counts as a client error. */
  public static Outcome ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 502 -> BAD_GATEWAY;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? SERVER_ERROR : status >= 200 && status < 300 ? OK : CLIENT_ERROR;
    };
  }
}
