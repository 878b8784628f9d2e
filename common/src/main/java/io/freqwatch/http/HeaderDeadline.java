package io.freqwatch.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off connections that send their headers a byte at a time, or nothing from the beginning, and
 * would take the place of others. Jetty's idle timeout does not see them, or late, so this looks at
 * all connections four times within the allowed time and resets those that have been in the middle
 * of the same headers at each look. Runs on the timer thread only.
 */
final class HeaderDeadline implements Runnable {
  private static final int LOOKS = 4;

  private final ServerConnector connector;
  private final Scheduler timer;
  private final long intervalMillis;
  private Map<HttpConnection, Look> looks = new HashMap<>();
  private volatile boolean stopped;

  private record Look(long request, int times) {}

  HeaderDeadline(ServerConnector connector, Scheduler timer, Duration limit) {
    this.connector = connector;
    this.timer = timer;
    this.intervalMillis = Math.max(1, limit.toMillis() / LOOKS);
  }

  void start() {
    timer.schedule(this, intervalMillis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    if (!stopped) {
      looks = lookAgain();
      start();
    }
  }

  private Map<HttpConnection, Look> lookAgain() {
    Map<HttpConnection, Look> next = new HashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Connection connection = endPoint.getConnection();
      if (connection instanceof HttpConnection http && isWithinHeaders(http)) {
        look(http, next);
      }
    }
    return next;
  }

  private void look(HttpConnection connection, Map<HttpConnection, Look> next) {
    Look before = looks.get(connection);
    long request = connection.getMessagesIn();
    int times = before != null && before.request() == request ? before.times() + 1 : 1;
    if (times > LOOKS) {
      cutOff(connection);
    } else {
      next.put(connection, new Look(request, times));
    }
  }

  /** A browser that only opened a connection in advance need not hear of a fault. */
  private static void cutOff(HttpConnection connection) {
    if (connection.getParser().isStart()) {
      connection.getEndPoint().close();
    } else {
      EndPoints.reset(connection.getEndPoint());
    }
  }

  /** Also one that has not sent anything yet; between two requests the idle timeout holds. */
  private static boolean isWithinHeaders(HttpConnection connection) {
    HttpParser parser = connection.getParser();
    return parser.isStart() ? connection.getMessagesIn() == 0 : parser.inHeaderState();
  }
}
