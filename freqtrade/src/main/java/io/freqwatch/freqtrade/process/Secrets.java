package io.freqwatch.freqtrade.process;

import io.freqwatch.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random secrets, each in a file of its own, made once and then kept. */
final class Secrets {
  private static final int BYTES = 24;

  private final Path folder;
  private final RandomGenerator random;

  Secrets(Path folder, RandomGenerator random) {
    this.folder = folder;
    this.random = random;
  }

  /** The secret of a name: 48 characters, of which Freqtrade wants 32. */
  Secret of(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, made() + "\n");
      }
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private String made() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
