package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret of a peer: as text, or in a file that is read with each use, so that it may change. */
public sealed interface Credential {
  /** Text of the configuration. */
  record Inline(Secret secret) implements Credential {}

  /** A file with nothing but the secret; white space around it does not count. */
  record InFile(Path file) implements Credential {}

  /** The largest file that is read. */
  int MAX_BYTES = 1 << 20;

  static Credential of(String text) {
    return new Inline(Secret.of(text));
  }

  /**
   * The secret as it is now.
   *
   * @throws IOException where the file cannot be read, or is too large
   */
  default Secret read() throws IOException {
    return switch (this) {
      case Inline inline -> inline.secret();
      case InFile inFile -> Secret.of(text(inFile.file()).strip());
    };
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is larger than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, UTF_8);
    }
  }
}
