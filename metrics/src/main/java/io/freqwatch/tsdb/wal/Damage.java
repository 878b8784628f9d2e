package io.freqwatch.tsdb.wal;

import java.nio.file.Path;

/**
 * Bytes of a file that are not what was written.
 *
 * @param from the first byte
 * @param to the byte behind the last one
 * @param torn whether it is the end of the last file, which a crash within a write leaves
 */
public record Damage(Path file, long from, long to, String reason, boolean torn) {
  @Override
  public String toString() {
    return "%s, bytes %d to %d: %s".formatted(file, from, to, reason);
  }
}
