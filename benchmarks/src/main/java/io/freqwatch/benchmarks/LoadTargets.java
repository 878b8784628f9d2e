package io.freqwatch.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ten targets or more of one address with a number of series together: three of five constant, one
 * a slow counter, one a gauge of eight decimals. Each program scrapes paths of its own, {@code
 * /<program>/<target>}, so that its scrapes can be counted.
 */
final class LoadTargets implements AutoCloseable {
  private static final int LEAST_TARGETS = 10;
  private static final int MOST_SERIES_OF_A_TARGET = 25_000;

  /** So many series of a target are called {@code load_a}, as many {@code load_b}. */
  static final int NAMED = 100;

  private final int targets;
  private final int seriesPerTarget;
  private final HttpServer server;
  private final Map<String, LongAdder> samples = new ConcurrentHashMap<>();

  LoadTargets(int series) throws IOException {
    this.targets = Math.max(LEAST_TARGETS, series / MOST_SERIES_OF_A_TARGET);
    this.seriesPerTarget = series / targets;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The scrape configuration that a program gets. */
  String configuration(String program, int intervalSeconds) {
    StringBuilder text =
        new StringBuilder(
            "global: {scrape_interval: %ds}\nscrape_configs:\n".formatted(intervalSeconds));
    for (int target = 0; target < targets; target++) {
      text.append(
          """
            - job_name: load%d
              metrics_path: /%s/%d
              static_configs: [{targets: ["127.0.0.1:%d"]}]
          """
              .formatted(target, program, target, server.getAddress().getPort()));
    }
    return text.toString();
  }

  /** How many samples a program has fetched so far. */
  long samples(String program) {
    return samples.computeIfAbsent(program, _ -> new LongAdder()).sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    byte[] page = page(System.currentTimeMillis() / 1000).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, page.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(page);
    }
    samples.computeIfAbsent(path[1], _ -> new LongAdder()).add(seriesPerTarget);
  }

  private String page(long second) {
    StringBuilder page = new StringBuilder(seriesPerTarget * 48);
    page.append("# TYPE load gauge\n");
    for (int i = 0; i < seriesPerTarget; i++) {
      page.append(i < NAMED ? "load_a" : i < 2 * NAMED ? "load_b" : "load");
      page.append("{pair=\"COIN")
          .append(i % NAMED)
          .append('/')
          .append(i < 2 * NAMED ? 0 : i / NAMED);
      page.append("\",side=\"long\"} ");
      LoadShape.appendValue(page, i, second);
      page.append('\n');
    }
    return page.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
