package io.freqwatch.alertmanager.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs that Alertmanager's project makes. */
final class Peers {
  private Peers() {}

  static Path program(String name) {
    String peers = System.getenv("FREQWATCH_PEERS");
    assumeTrue(peers != null, "FREQWATCH_PEERS names no folder with " + name);
    Path program = Path.of(peers, name);
    assumeTrue(Files.isExecutable(program), "there is no " + name + " at " + peers);
    return program;
  }

  /** What a program prints, behind its exit code. */
  static String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program(program).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    return "exit " + process.exitValue() + "\n" + output;
  }
}
