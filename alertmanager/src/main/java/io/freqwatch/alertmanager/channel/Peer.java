package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/**
 * The provider of a channel as it is called over HTTP: turns answers and the lack of one into
 * outcomes. Says of a peer only its host, since paths hold tokens.
 */
final class Peer {
  private static final int MAX_ANSWER_BYTES = 1 << 20;

  private final Transport transport;
  private final HttpClientOptions options;

  Peer(HttpClients clients, HttpClientOptions options) {
    this(clients::fetch, options);
  }

  Peer(Transport transport, HttpClientOptions options) {
    this.transport = transport;
    this.options = options;
  }

  /** Posts JSON; the judge sees every answer. */
  Outcome postJson(URI uri, byte[] body, Duration deadline, Function<HttpAnswer, Outcome> judge) {
    return call(HttpCall.post(uri, "application/json", body), deadline, judge);
  }

  /** Makes a call; the judge sees every answer. */
  Outcome call(HttpCall call, Duration deadline, Function<HttpAnswer, Outcome> judge) {
    if (!deadline.isPositive()) {
      return new Outcome.Retry(Duration.ZERO, Reason.DEADLINE, "no time left");
    }
    try {
      HttpCall limited = call.within(deadline).withMaxBodyBytes(MAX_ANSWER_BYTES);
      return judge.apply(transport.fetch(limited, options));
    } catch (HttpFailure e) {
      return new Outcome.Retry(
          Duration.ZERO, reason(e.kind()), call.uri().getHost() + ": " + words(e.kind()));
    }
  }

  /** For an address that cannot be read, or is none; it is a secret, so it is not shown. */
  static Outcome noAddress() {
    return new Outcome.Retry(
        Duration.ZERO, Reason.OTHER, "the address is no URL, or its file cannot be read");
  }

  /** For a file with a token that cannot be read; it may be there again later. */
  static Outcome unreadable(IOException e) {
    return new Outcome.Retry(Duration.ZERO, Reason.OTHER, String.valueOf(e.getMessage()));
  }

  private static Reason reason(HttpFailure.Kind kind) {
    return switch (kind) {
      case TIMEOUT -> Reason.DEADLINE;
      case CANCELLED -> Reason.CANCELLED;
      case REFUSED, TLS, UNKNOWN_HOST, TOO_LARGE, BROKEN, UNPREPARED, REJECTED -> Reason.OTHER;
    };
  }

  private static String words(HttpFailure.Kind kind) {
    return switch (kind) {
      case TIMEOUT -> "no answer in time";
      case CANCELLED -> "the attempt was ended";
      case REFUSED -> "cannot be reached";
      case TLS -> "the TLS handshake failed";
      case UNKNOWN_HOST -> "the name has no address";
      case TOO_LARGE -> "the answer is too large";
      case BROKEN, REJECTED -> "the connection broke";
      case UNPREPARED -> "a file of http_config cannot be used";
    };
  }
}
