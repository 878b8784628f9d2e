package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The short way for calls that are made all the time: a GET without TLS, on the socket of the
 * virtual thread that asks. Java's client would spend more on such a call than on its answer. It
 * does everything else, and whatever looks unusual.
 *
 * <p>Connections are kept for five minutes, as Prometheus does it, and tried once again where the
 * server has closed one meanwhile. Safe for many threads.
 */
final class PlainCalls implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern PLACE = Pattern.compile("[\\x21-\\x7e]*");
  private static final int DEFAULT_PORT = 80;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int MOST_KEPT = 4_000;

  /** A connection nobody uses, since a time of the monotonic clock. */
  private record Idle(PlainConnection connection, long sinceNanos) {}

  private final Clock clock;
  private final int connectTimeoutMillis;
  private final boolean isProxied =
      System.getProperty("http.proxyHost") != null
          || Boolean.getBoolean("java.net.useSystemProxies");
  private final Map<String, Deque<Idle>> idle = new HashMap<>();
  private final Set<PlainConnection> open = ConcurrentHashMap.newKeySet();
  private long sweptNanos;
  private volatile boolean closed;

  PlainCalls(Duration connectTimeout, Clock clock) {
    this.connectTimeoutMillis = (int) connectTimeout.toMillis();
    this.clock = clock;
  }

  /** Whether a call may go this way. */
  boolean take(HttpCall call) {
    URI uri = call.uri();
    return call.isFrequent()
        && Thread.currentThread().isVirtual()
        && !isProxied
        && call.method().equals("GET")
        && call.body().length == 0
        && "http".equals(uri.getScheme())
        && uri.getHost() != null
        && PLACE.matcher(place(uri)).matches()
        && call.headers().stream().allMatch(PlainCalls::isUsual);
  }

  private static boolean isUsual(Header header) {
    return TOKEN.matcher(header.name()).matches()
        && TEXT.matcher(header.value()).matches()
        && !header.name().equalsIgnoreCase("Host");
  }

  /**
   * Makes the call and waits for the whole answer, which may be compressed.
   *
   * @throws HttpFailure as {@link HttpFetcher#fetch}
   */
  PlainAnswer fetch(HttpCall call) {
    long until = clock.monotonicNanos() + call.deadline().toNanos();
    try {
      return fetch(call, until);
    } catch (SocketTimeoutException e) {
      throw Failures.timeout(call, e);
    } catch (IOException e) {
      throw Thread.currentThread().isInterrupted()
          ? Failures.cancelled(call, e)
          : Failures.of(call, e);
    }
  }

  private PlainAnswer fetch(HttpCall call, long untilNanos) throws IOException {
    PlainConnection kept = take(call.uri().getRawAuthority());
    if (kept != null) {
      try {
        return fetch(call, kept, untilNanos);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        if (kept.isAnswered() || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
    return fetch(call, connect(call.uri(), untilNanos), untilNanos);
  }

  private PlainAnswer fetch(HttpCall call, PlainConnection connection, long untilNanos)
      throws IOException {
    boolean kept = false;
    try {
      connection.send(request(call), untilNanos);
      PlainAnswer answer = PlainAnswer.read(connection, call.maxBodyBytes());
      kept = !answer.isLast() && !connection.hasMore();
      return answer;
    } finally {
      if (kept) {
        keep(call.uri().getRawAuthority(), connection);
      } else {
        end(connection);
      }
    }
  }

  private PlainConnection connect(URI uri, long untilNanos) throws IOException {
    long leftMillis = (untilNanos - clock.monotonicNanos()) / NANOS_PER_MILLI;
    int timeout = Math.clamp(leftMillis, 1, connectTimeoutMillis);
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    PlainConnection connection = PlainConnection.open(uri.getHost(), port, timeout, clock);
    open.add(connection);
    if (closed) {
      end(connection);
      throw new IOException("the client is closed");
    }
    return connection;
  }

  private static byte[] request(HttpCall call) {
    StringBuilder text = new StringBuilder(512);
    text.append("GET ").append(place(call.uri())).append(" HTTP/1.1\r\nHost: ");
    text.append(call.uri().getRawAuthority()).append("\r\nAccept-Encoding: ");
    text.append(call.takesGzip() ? "gzip" : "identity").append("\r\n");
    for (Header header : call.headers()) {
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(US_ASCII);
  }

  private static String place(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private synchronized @Nullable PlainConnection take(String authority) {
    sweep();
    Deque<Idle> known = idle.get(authority);
    if (known == null) {
      return null;
    }
    PlainConnection connection = known.removeLast().connection();
    if (known.isEmpty()) {
      idle.remove(authority);
    }
    return connection;
  }

  private synchronized void keep(String authority, PlainConnection connection) {
    if (closed || open.size() > MOST_KEPT) {
      end(connection);
      return;
    }
    idle.computeIfAbsent(authority, _ -> new ArrayDeque<>())
        .addLast(new Idle(connection, clock.monotonicNanos()));
  }

  /** Ends what nobody has used for long; looks now and then. */
  private void sweep() {
    long now = clock.monotonicNanos();
    if (now - sweptNanos < KEPT_NANOS / 5) {
      return;
    }
    sweptNanos = now;
    for (Deque<Idle> each : idle.values()) {
      while (!each.isEmpty() && now - each.getFirst().sinceNanos() > KEPT_NANOS) {
        end(each.removeFirst().connection());
      }
    }
    idle.values().removeIf(Deque::isEmpty);
  }

  private void end(PlainConnection connection) {
    open.remove(connection);
    try {
      connection.close();
    } catch (IOException ignored) {
      // it is of no use any more, whatever it says
    }
  }

  /** Ends all connections; calls in work break. */
  @Override
  public void close() {
    closed = true;
    open.forEach(this::end);
  }
}
