package io.freqwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Targets that answer too much, too odd, or too long names, by path. Closing stops them. */
final class MisbehavingTargets implements AutoCloseable {
  /** What must never run in the page. */
  static final String SCRIPT = "<img src=x onerror=document.title=1>";

  private final HttpServer server;

  MisbehavingTargets() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer("/good", "good 1\n");
    answer("/many", many());
    answer("/large", "# " + "x".repeat(3_000) + "\ngood 1\n");
    answer("/long", "good{x=\"" + "y".repeat(500) + "\"} 1\n");
    answer("/script", SCRIPT + "\n");
    server.start();
  }

  /**
   * Jobs over all of them, and one whose target is found under a label that looks like a script.
   */
  String prometheusYml() {
    String address = "127.0.0.1:" + server.getAddress().getPort();
    return """
    global: {scrape_interval: 2s, scrape_timeout: 2s}
    scrape_configs:
      - job_name: fine
        metrics_path: /good
        static_configs:
          - {targets: ["%1$s"], labels: {note: '%2$s', __proto__x: "1"}}
      - job_name: refused
        sample_limit: 10
        body_size_limit: 2KB
        label_value_length_limit: 100
        target_limit: 5
        relabel_configs:
          - {source_labels: [keep], regex: "no", action: drop}
        static_configs:
          - {targets: ["%1$s"], labels: {instance: many, __metrics_path__: /many}}
          - {targets: ["%1$s"], labels: {instance: large, __metrics_path__: /large}}
          - {targets: ["%1$s"], labels: {instance: long, __metrics_path__: /long}}
          - {targets: ["%1$s"], labels: {instance: script, __metrics_path__: /script}}
          - {targets: ["127.0.0.1:1"], labels: {instance: nobody}}
          - {targets: ["%1$s"], labels: {instance: surplus}}
          - {targets: ["%1$s"], labels: {instance: dropped, keep: "no"}}
    """
        .formatted(address, SCRIPT);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String many() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      body.append("m{i=\"x").append(i).append("\"} 1\n");
    }
    return body.toString();
  }

  private void answer(String path, String body) {
    server.createContext(path, exchange -> send(exchange, body.getBytes(UTF_8)));
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
