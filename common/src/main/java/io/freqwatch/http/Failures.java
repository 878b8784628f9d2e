package io.freqwatch.http;

import io.freqwatch.http.HttpFailure.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the JDK throws into failures of ours. */
final class Failures {
  private Failures() {}

  static HttpFailure of(HttpCall call, Throwable cause) {
    WebSocketHandshakeException rejection = find(cause, WebSocketHandshakeException.class);
    if (rejection != null && rejection.getResponse() != null) {
      return HttpFailure.rejected(call.toString(), rejection.getResponse().statusCode(), cause);
    }
    Kind kind = kindOf(cause);
    return new HttpFailure(kind, call + ": " + sentence(kind, call, cause), cause);
  }

  static HttpFailure timeout(HttpCall call, Throwable cause) {
    return failure(Kind.TIMEOUT, call, cause);
  }

  static HttpFailure cancelled(HttpCall call, Throwable cause) {
    return failure(Kind.CANCELLED, call, cause);
  }

  static HttpFailure broken(HttpCall call, Throwable cause) {
    return failure(Kind.BROKEN, call, cause);
  }

  static HttpFailure unprepared(HttpCall call, Throwable cause) {
    return failure(Kind.UNPREPARED, call, cause);
  }

  private static HttpFailure failure(Kind kind, HttpCall call, Throwable cause) {
    return new HttpFailure(kind, call + ": " + sentence(kind, call, cause), cause);
  }

  private static Kind kindOf(Throwable cause) {
    if (has(cause, TooLargeException.class)) {
      return Kind.TOO_LARGE;
    }
    if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
      return Kind.UNKNOWN_HOST;
    }
    if (has(cause, HttpTimeoutException.class)) {
      return Kind.TIMEOUT;
    }
    if (has(cause, SSLException.class)) {
      return Kind.TLS;
    }
    if (has(cause, ConnectException.class) || has(cause, NoRouteToHostException.class)) {
      return Kind.REFUSED;
    }
    return has(cause, CancellationException.class) ? Kind.CANCELLED : Kind.BROKEN;
  }

  private static String sentence(Kind kind, HttpCall call, Throwable cause) {
    return switch (kind) {
      case TIMEOUT -> "no whole answer within " + seconds(call);
      case REFUSED -> "connection refused; expected a server that listens there";
      case TLS -> "TLS failed (" + detail(cause) + "); expected a trusted certificate";
      case UNKNOWN_HOST -> "unknown host '" + NumberedAddress.host(call.uri()) + "'";
      case TOO_LARGE -> "the answer is larger than " + call.maxBodyBytes() + " bytes";
      case BROKEN -> "the connection broke (" + detail(cause) + "); expected an HTTP answer";
      case CANCELLED -> "cancelled";
      case UNPREPARED -> "not called (" + detail(cause) + ")";
      case REJECTED -> "upgrade to WebSocket rejected";
    };
  }

  private static String seconds(HttpCall call) {
    return call.deadline().toMillis() / 1000.0 + " s";
  }

  private static String detail(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return find(failure, type) != null;
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable next = failure; next != null && depth < 16; next = next.getCause()) {
      if (type.isInstance(next)) {
        return type.cast(next);
      }
      depth++;
    }
    return null;
  }
}
