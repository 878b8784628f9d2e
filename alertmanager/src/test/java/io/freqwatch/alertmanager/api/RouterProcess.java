package io.freqwatch.alertmanager.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The alert router in a JVM of its own, which can be killed. */
final class RouterProcess implements AutoCloseable {
  private final Process process;
  private final URI uri;

  RouterProcess(Path folder) throws IOException {
    this.process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RouterProcess.class.getName(),
                folder.toString())
            .redirectError(folder.resolve("child.log").toFile())
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException(Files.readString(folder.resolve("child.log")));
    }
    this.uri = URI.create(line);
  }

  URI uri() {
    return uri;
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The child: runs on what the folder holds until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String config = Files.readString(folder.resolve("config.yml"));
    try (RunningRouter running = new RunningRouter(folder, config, false)) {
      System.out.println(running.uri());
      new CountDownLatch(1).await();
    }
  }
}
