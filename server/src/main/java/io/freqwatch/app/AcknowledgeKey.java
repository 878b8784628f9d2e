package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The key that signs the links by which alerts are acknowledged: made once, then read from {@code
 * keys/acknowledge} in the data folder. Who removes it makes all links of old messages void.
 */
final class AcknowledgeKey {
  private static final String FILE = "keys/acknowledge";
  private static final String OWNER_ONLY = "rw-------";

  private AcknowledgeKey() {}

  static byte[] in(Path data) {
    Path file = data.resolve(FILE);
    try {
      byte[] known = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return known.length == AcknowledgeLinks.KEY_BYTES ? known : made(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + file + " can be neither read nor written", e);
    }
  }

  private static byte[] made(Path file) throws IOException {
    byte[] key = new byte[AcknowledgeLinks.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    Files.write(file, key);
    return key;
  }
}
