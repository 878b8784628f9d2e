package io.freqwatch.tsdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.codec.Json;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A real Prometheus on a data directory. */
public final class PeerPrometheus implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final Path log;
  private final Process process;
  private final URI uri;

  public PeerPrometheus(Path folder, Path data, String configuration, String... flags)
      throws IOException, InterruptedException {
    Path program = find("prometheus");
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    uri = URI.create("http://127.0.0.1:" + freePort());
    log = folder.resolve("prometheus.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=20y",
                "--web.enable-admin-api",
                "--web.listen-address=" + uri.getAuthority()));
    command.addAll(List.of(flags));
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await("Prometheus to be ready", this::isReady);
  }

  static Path find(String name) {
    String folder = System.getenv("FREQWATCH_PEERS");
    assumeTrue(folder != null, "FREQWATCH_PEERS is not set: no real " + name + " to compare with");
    Path program = Path.of(folder, name);
    assumeTrue(Files.isExecutable(program), "there is no " + name + " at " + folder);
    return program;
  }

  /** Something that may come true. */
  interface Condition {
    boolean holds() throws IOException;
  }

  static void await(String what, Condition condition) throws IOException, InterruptedException {
    Clock clock = Clock.system();
    long begin = clock.monotonicNanos();
    while (!condition.holds()) {
      if (clock.monotonicNanos() - begin > DEADLINE.toNanos()) {
        throw new AssertionError("waited " + DEADLINE + " in vain for " + what);
      }
      clock.sleep(Duration.ofMillis(50));
    }
  }

  /** All floats before a time, by labels: each as time in milliseconds and value. */
  Map<String, List<String>> readAll(long timeMillis, String span) {
    return read(timeMillis, "{__name__=~\".+\"}[" + span + "]", "values", value -> value);
  }

  /** The counts of native histograms before a time. */
  Map<String, List<String>> histogramCounts(long timeMillis, String name, String span) {
    return read(timeMillis, name + "[" + span + "]", "histograms", value -> value.get("count"));
  }

  private Map<String, List<String>> read(
      long timeMillis, String selector, String kind, UnaryOperator<JsonNode> number) {
    String query = URLEncoder.encode(selector, StandardCharsets.UTF_8);
    URI asked = URI.create(uri + "/api/v1/query?query=" + query + "&time=" + timeMillis / 1000.0);
    byte[] body =
        fetcher.fetch(HttpCall.get(asked).within(DEADLINE).withMaxBodyBytes(512 << 20)).body();
    Map<String, List<String>> all = new TreeMap<>();
    for (JsonNode series : Json.parse(body).get("data").get("result")) {
      if (series.has(kind)) {
        all.put(labels(series), samples(series.get(kind), number));
      }
    }
    return all;
  }

  private static String labels(JsonNode series) {
    Map<String, String> labels = new TreeMap<>();
    series
        .get("metric")
        .propertyStream()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
    return labels.toString();
  }

  private static List<String> samples(JsonNode values, UnaryOperator<JsonNode> number) {
    List<String> samples = new ArrayList<>();
    for (JsonNode sample : values) {
      long millis = Math.round(sample.get(0).asDouble() * 1000);
      String text = number.apply(sample.get(1)).asString();
      samples.add(millis + "=" + Double.parseDouble(go(text)));
    }
    return samples;
  }

  private static String go(String number) {
    return number.replace("Inf", "Infinity").replace("+", "");
  }

  /** What it answers to a question to its API, whatever the status. */
  public byte[] answer(String pathAndQuery) {
    URI asked = URI.create(uri + pathAndQuery);
    return fetcher.fetch(HttpCall.get(asked).within(DEADLINE).withMaxBodyBytes(64 << 20)).body();
  }

  /** Calls the admin API of the store, such as {@code clean_tombstones}. */
  void admin(String call) {
    URI asked = URI.create(uri + "/api/v1/admin/tsdb/" + call);
    int status = fetcher.fetch(HttpCall.post(asked, "text/plain", new byte[0])).status();
    if (status != 204) {
      throw new AssertionError(asked + " answers " + status);
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    fetcher.close();
  }

  private boolean isReady() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("Prometheus ended: " + log());
    }
    try {
      return fetcher.fetch(HttpCall.get(URI.create(uri + "/-/ready"))).status() == 200;
    } catch (HttpFailure notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
