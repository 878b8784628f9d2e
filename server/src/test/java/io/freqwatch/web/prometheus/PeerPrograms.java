package io.freqwatch.web.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The real programs that {@code FREQWATCH_PEERS} names the folder of. */
public final class PeerPrograms {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private PeerPrograms() {}

  /** The program, or the end of the test as skipped where it is not there. */
  public static Path find(String name) {
    String folder = System.getenv("FREQWATCH_PEERS");
    assumeTrue(folder != null, "FREQWATCH_PEERS is not set: no real " + name + " to compare with");
    Path program = Path.of(folder, name);
    assumeTrue(Files.isExecutable(program), "there is no " + name + " at " + folder);
    return program;
  }

  /** What a program prints; it must succeed. */
  static String run(Path program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Waits for something that happens in another program. */
  public static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Clock clock = Clock.system();
    long begin = clock.monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (clock.monotonicNanos() - begin > DEADLINE.toNanos()) {
        throw new AssertionError("waited " + DEADLINE + " in vain for " + what);
      }
      clock.sleep(PAUSE);
    }
  }
}
