package io.freqwatch.tsdb.wal;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a damaged log one that any reader, Prometheus too, reads to its end: a torn end is cut off,
 * the damaged rest of a page becomes empty, and a damaged record within a page a blank one. What
 * was there is kept beside the log, in files that name their place.
 */
public final class WalRepair {
  private static final int HEADER = Fragment.HEADER_BYTES;

  private final Disk disk;
  private final Path quarantine;

  /**
   * @param quarantine the directory for what was damaged
   */
  public WalRepair(Disk disk, Path quarantine) {
    this.disk = disk;
    this.quarantine = quarantine;
  }

  /** Repairs what {@link WalReader} found. */
  public void repair(List<Damage> damages) throws IOException {
    Map<Path, List<Damage>> byFile = damages.stream().collect(Collectors.groupingBy(Damage::file));
    for (Map.Entry<Path, List<Damage>> each : byFile.entrySet()) {
      try (DiskFile file = disk.open(each.getKey())) {
        for (Damage damage : each.getValue().reversed()) {
          repair(file, damage);
        }
        file.sync();
      }
    }
  }

  private void repair(DiskFile file, Damage damage) throws IOException {
    if (damage.to() <= damage.from()) {
      return;
    }
    if (!damage.torn()) {
      keep(file, damage);
    }
    if (damage.to() >= file.size()) {
      file.truncate(damage.from());
    } else if (damage.to() % PageWriter.PAGE_BYTES == 0) {
      file.write(ByteBuffer.allocate((int) (damage.to() - damage.from())), damage.from());
    } else {
      file.write(blank((int) (damage.to() - damage.from())), damage.from());
    }
  }

  private static ByteBuffer blank(int length) {
    byte[] bytes = new byte[length];
    int data = length - HEADER;
    if (data > 0) {
      bytes[HEADER] = (byte) RecordType.BLANK;
    }
    bytes[0] = Fragment.FULL;
    bytes[1] = (byte) (data >>> 8);
    bytes[2] = (byte) data;
    ByteBuffer.wrap(bytes).putInt(3, Crc.of(bytes, HEADER, data));
    return ByteBuffer.wrap(bytes);
  }

  private void keep(DiskFile file, Damage damage) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (damage.to() - damage.from()));
    file.read(bytes, damage.from());
    disk.createDirectories(quarantine);
    Path log = Disk.directoryOf(damage.file()).getFileName();
    String name = "%s-%s-%d".formatted(log, damage.file().getFileName(), damage.from());
    disk.replace(quarantine.resolve(name), bytes.array());
  }
}
