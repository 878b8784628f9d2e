package io.freqwatch.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real programs that {@code FREQWATCH_PEERS} names the folder of. */
final class Peers {
  private Peers() {}

  /** The program, or the end of the test as skipped where it is not there. */
  static Path find(String name) {
    String folder = System.getenv("FREQWATCH_PEERS");
    assumeTrue(folder != null, "FREQWATCH_PEERS is not set: no real " + name + " to compare with");
    Path program = Path.of(folder, name);
    assumeTrue(Files.isExecutable(program), "there is no " + name + " at " + folder);
    return program;
  }

  /** How a program ended, and what it printed. */
  record Ended(int exitCode, String output) {}

  static Ended run(Path folder, Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new AssertionError(command + " does not end");
      }
      return new Ended(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
