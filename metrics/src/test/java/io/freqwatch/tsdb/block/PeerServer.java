package io.freqwatch.tsdb.block;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A real Prometheus on a data directory; it scrapes itself each second. */
final class PeerServer implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final int ANSWER_BYTES = 64 << 20;

  private final Clock clock = Clock.system();
  private final HttpFetcher fetcher = new HttpFetcher(clock);
  private final Process process;
  private final URI uri;

  PeerServer(Path folder, Path data, boolean scrapes) throws IOException, InterruptedException {
    Path program = PeerPrograms.find("prometheus");
    uri = URI.create("http://127.0.0.1:" + freePort());
    String jobs =
        scrapes
            ? "scrape_configs: [{job_name: self, scrape_interval: 1s, static_configs:"
                + " [{targets: ['%s']}]}]\n".formatted(uri.getAuthority())
            : "";
    Path file = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n" + jobs);
    process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.enable-admin-api",
                "--web.listen-address=" + uri.getAuthority())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    await("Prometheus to be ready", this::isReady);
  }

  /** Something that may not hold yet. */
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  void await(String what, Condition condition) throws InterruptedException {
    long begin = clock.monotonicNanos();
    while (!condition.holds()) {
      if (clock.monotonicNanos() - begin > DEADLINE.toNanos()) {
        throw new AssertionError("waited " + DEADLINE + " in vain for " + what);
      }
      clock.sleep(Duration.ofMillis(50));
    }
  }

  /** All samples between two times in the form of {@link #lines}, floats and histograms. */
  List<String> samples(long fromMillis, long toMillis) {
    String query = "{__name__=~\".+\"}[%dms]".formatted(toMillis - fromMillis + 1);
    JsonNode result =
        get("/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&time=%d.%03d".formatted(toMillis / 1000, toMillis % 1000))
            .path("data")
            .path("result");
    List<String> lines = new ArrayList<>();
    for (JsonNode series : result) {
      TreeMap<String, String> labels = new TreeMap<>();
      series
          .path("metric")
          .properties()
          .forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
      for (JsonNode value : series.path("values")) {
        lines.add(labels + " " + millis(value) + " " + number(value.path(1)));
      }
      for (JsonNode value : series.path("histograms")) {
        lines.add(labels + " " + millis(value) + " " + histogram(value.path(1)));
      }
    }
    return lines.stream().sorted().toList();
  }

  private static String histogram(JsonNode histogram) {
    List<String> buckets = new ArrayList<>();
    for (JsonNode bucket : histogram.path("buckets")) {
      buckets.add(
          number(bucket.path(1)) + ".." + number(bucket.path(2)) + "=" + number(bucket.path(3)));
    }
    return number(histogram.path("count")) + " " + number(histogram.path("sum")) + " " + buckets;
  }

  private static long millis(JsonNode value) {
    return Math.round(value.path(0).asDouble() * 1000);
  }

  private static double number(JsonNode text) {
    return Double.parseDouble(text.asString().replace("Inf", "Infinity"));
  }

  JsonNode get(String path) {
    return answer(HttpCall.get(URI.create(uri + path)));
  }

  JsonNode post(String path) {
    return answer(
        HttpCall.post(URI.create(uri + path), "application/x-www-form-urlencoded", new byte[0]));
  }

  private JsonNode answer(HttpCall call) {
    HttpAnswer answer = fetcher.fetch(call.withMaxBodyBytes(ANSWER_BYTES).within(DEADLINE));
    if (!answer.isSuccess()) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.body().length == 0 ? Json.object() : Json.parse(answer.body());
  }

  private boolean isReady() {
    try {
      return fetcher.fetch(HttpCall.get(URI.create(uri + "/-/ready"))).status() == 200;
    } catch (HttpFailure notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(this::kill).join();
    fetcher.close();
  }

  private Process kill(Throwable late) {
    return process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
