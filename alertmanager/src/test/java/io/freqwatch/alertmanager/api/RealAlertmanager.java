package io.freqwatch.alertmanager.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The original, as a process on a port of its own. */
final class RealAlertmanager implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Path file;
  private final Process process;
  private final URI uri;

  RealAlertmanager(Path folder, String config, HttpFetcher fetcher)
      throws IOException, InterruptedException {
    this.file = Files.writeString(folder.resolve("real.yml"), config);
    Path log = folder.resolve("real.log");
    int port = freePort();
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.process =
        new ProcessBuilder(
                Peers.program("prometheus-alertmanager").toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("real"),
                "--cluster.listen-address=",
                "--web.external-url=" + RunningRouter.EXTERNAL_URL,
                "--web.route-prefix=/",
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ready = awaitReady(fetcher);
    if (!ready) {
      close();
    }
    assumeTrue(ready, () -> "the real Alertmanager does not start: " + lastLine(log));
  }

  /** Free a moment ago, which is as good as it gets for a program that takes no 0. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean awaitReady(HttpFetcher fetcher) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10 && process.isAlive(); i++) {
      try {
        if (fetcher.fetch(HttpCall.get(uri.resolve("/-/ready"))).status() == 200) {
          return true;
        }
      } catch (HttpFailure ignored) { // not listening yet
        Clock.system().sleep(Duration.ofMillis(100));
      }
    }
    return false;
  }

  private static String lastLine(Path log) {
    try {
      return Files.readAllLines(log).stream().reduce("", (_, last) -> last);
    } catch (IOException e) {
      return e.toString();
    }
  }

  URI uri() {
    return uri;
  }

  /** Its configuration, which it reads again when it is asked to. */
  Path file() {
    return file;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
