package io.freqwatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receivers of webhooks, by path: {@code /dead} takes a message and never answers; every other one
 * answers at once, and the moment at which it first heard of each group is kept. {@code /metrics}
 * is a target with as many alarms on as were raised.
 */
final class AlertSink implements AutoCloseable {
  /** The alarms are judged by so many groups of rules. */
  static final int LANES = 10;

  private static final Pattern GROUP = Pattern.compile("\"groupLabels\":\\{\"group\":\"([^\"]*)\"");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Map<String, Map<String, Long>> heardNanos = new ConcurrentHashMap<>();
  private final AtomicInteger alarms = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  AlertSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/metrics")) {
        respond(exchange, metrics());
        return;
      }
      String body = read(exchange);
      if (path.equals("/dead")) {
        awaitClosing();
        return;
      }
      hear(path, body);
      respond(exchange, "");
    }
  }

  private static String read(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(String path, String body) {
    long now = System.nanoTime();
    Matcher group = GROUP.matcher(body);
    if (group.find()) {
      heard(path).putIfAbsent(group.group(1), now);
    }
  }

  private static void respond(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String metrics() {
    StringBuilder text = new StringBuilder("# TYPE alarm gauge\n");
    for (int i = 0; i < alarms.get(); i++) {
      text.append("alarm{group=\"alarm-%d\",lane=\"%d\"} 1\n".formatted(i, i % LANES));
    }
    return text.toString();
  }

  /** Turns one more alarm on and answers with its group. */
  String raise() {
    return "alarm-" + alarms.getAndIncrement();
  }

  /** When each group was heard of first, by the monotonic clock. */
  Map<String, Long> heard(String path) {
    return heardNanos.computeIfAbsent(path, _ -> new ConcurrentHashMap<>());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
