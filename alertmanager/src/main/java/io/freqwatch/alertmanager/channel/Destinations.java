package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of peers that tell them apart and give no secret away. */
final class Destinations {
  private static final int SHOWN_BYTES = 4;

  private Destinations() {}

  /** A file by its name, a secret by the beginning of its digest. */
  static String shown(Credential secret) {
    return switch (secret) {
      case Credential.InFile inFile -> inFile.file().toString();
      case Credential.Inline inline -> digest(inline.secret().reveal());
    };
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
