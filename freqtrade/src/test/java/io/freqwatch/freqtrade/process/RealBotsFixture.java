package io.freqwatch.freqtrade.process;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;

/** Options of real bots, and shell scripts in the place of Python. */
final class RealBotsFixture {
  private RealBotsFixture() {}

  static RealBotsOptions options(Path folder, Path python, Clock clock) {
    return new RealBotsOptions(
        folder,
        python,
        2,
        0,
        URI.create("http://127.0.0.1:19100"),
        List.of("BTC/USDT", "ETH/USDT", "SOL/USDT"),
        new Random(1),
        clock);
  }

  static Path script(Path file, String lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + lines);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
