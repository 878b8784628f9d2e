package io.freqwatch.alertmanager.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that only its owner may read. It is written as a whole: after a crash it holds the
 * old content or the new.
 */
record OwnerFile(Path path) {
  private static final String OWNER_ONLY = "rw-------";

  /** Nothing where there is no such file yet. */
  Optional<byte[]> read() throws IOException {
    return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
  }

  void write(byte[] content) throws IOException {
    Path whole = path.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path next = whole.resolveSibling(whole.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel file =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        int _ = file.write(left);
      }
      file.force(true);
    }
    Path _ = Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE);
  }
}
