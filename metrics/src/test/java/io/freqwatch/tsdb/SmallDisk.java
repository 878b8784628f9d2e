package io.freqwatch.tsdb;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a few mebibytes in memory, and a file on it that takes what is free. */
final class SmallDisk implements AutoCloseable {
  private static final int PORTION = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one; where that is not allowed the test is skipped, and says why. */
  static SmallDisk mounted(Path folder, int mebibytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())
            .redirectErrorStream(true)
            .start();
    String answer = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(mount.waitFor() == 0, "no file system can be mounted here: " + answer.strip());
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Takes all that is free. */
  void fill() throws IOException {
    byte[] portion = new byte[PORTION];
    try (OutputStream ballast = Files.newOutputStream(ballast(), CREATE, APPEND)) {
      while (folder.toFile().getUsableSpace() > 0) {
        ballast.write(portion);
      }
    }
  }

  /** Gives it back. */
  void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("umount", "--lazy", folder.toString()).start().onExit().join();
  }
}
