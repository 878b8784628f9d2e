package io.freqwatch.tsdb.wal;

import java.util.zip.CRC32C;

/** The checksum of all parts of a Prometheus data directory: CRC-32 by Castagnoli. */
final class Crc {
  private Crc() {}

  static int of(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
