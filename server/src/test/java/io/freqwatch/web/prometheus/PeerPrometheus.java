package io.freqwatch.web.prometheus;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus with a configuration and a data directory of its own. */
public final class PeerPrometheus implements AutoCloseable {
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final Process process;
  private final URI uri;

  public PeerPrometheus(Path folder, String configuration, String... flags)
      throws IOException, InterruptedException {
    Path program = PeerPrograms.find("prometheus");
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    uri = URI.create("http://127.0.0.1:" + freePort());
    List<String> command = new ArrayList<>(List.of(flags));
    command.addAll(
        0,
        List.of(
            program.toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=" + uri.getAuthority()));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    PeerPrograms.await("Prometheus to be ready", this::isReady);
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  public HttpAnswer get(String pathAndQuery) {
    return fetcher.fetch(HttpCall.get(URI.create(uri + pathAndQuery)));
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

  private boolean isReady() {
    try {
      return get("/-/ready").status() == 200;
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
