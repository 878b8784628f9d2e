package io.freqwatch.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What changes when a file changes: time and size when it is written, the file itself when another
 * is moved into its place.
 */
record FileStamp(long modifiedNanos, long size, @Nullable Object key) {
  private static final FileStamp NONE = new FileStamp(-1, -1, null);

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size(),
          attributes.fileKey());
    } catch (IOException ignored) { // reading it says why
      return NONE;
    }
  }
}
