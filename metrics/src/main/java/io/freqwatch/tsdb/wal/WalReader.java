package io.freqwatch.tsdb.wal;

import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a whole log, checkpoint first. Used by one thread, before the log is written to. */
public final class WalReader {
  /**
   * What was read.
   *
   * @param damages in the order of the files; each costs what it names and no more
   */
  public record Result(int files, long records, List<Damage> damages) {
    /** Without the torn end that a crash leaves. */
    public List<Damage> realDamages() {
      return damages.stream().filter(damage -> !damage.torn()).toList();
    }
  }

  private final Disk disk;
  private final WalDirectory directory;

  public WalReader(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = new WalDirectory(disk, directory);
  }

  /** Hands all records to a visitor; an absent directory has none. */
  public Result read(RecordVisitor visitor) throws IOException {
    if (!disk.exists(directory.path())) {
      return new Result(0, 0, List.of());
    }
    return read(visitor, directory.filesToRead());
  }

  /** As {@link #read(RecordVisitor)}, without the segments behind a number. */
  Result read(RecordVisitor visitor, int lastSegment) throws IOException {
    return read(visitor, directory.filesToRead(lastSegment));
  }

  private Result read(RecordVisitor visitor, List<Path> files) {
    RecordDecoder decoder = new RecordDecoder(visitor);
    List<Damage> damages = new ArrayList<>();
    long records = 0;
    for (Path file : files) {
      List<Damage> here = new ArrayList<>();
      SegmentReader reader = new SegmentReader(file, decoder, here::add);
      try {
        reader.read(disk);
      } catch (IOException e) {
        here.add(new Damage(file, 0, 0, "cannot be read: " + e.getMessage(), false));
      }
      records += reader.recordCount();
      here.sort(Comparator.comparingLong(Damage::from));
      damages.addAll(file.equals(files.getLast()) ? markTorn(file, here) : here);
    }
    return new Result(files.size(), records, damages);
  }

  /** The damages that reach to the end of the last file without a gap are a torn end. */
  private List<Damage> markTorn(Path file, List<Damage> damages) {
    List<Damage> marked = new ArrayList<>(damages);
    long end = sizeOr(file, 0);
    for (int i = marked.size() - 1; i >= 0 && marked.get(i).to() == end; i--) {
      Damage damage = marked.get(i);
      marked.set(i, new Damage(file, damage.from(), damage.to(), damage.reason(), true));
      end = damage.from();
    }
    return marked;
  }

  private long sizeOr(Path file, long otherwise) {
    try {
      return disk.size(file);
    } catch (IOException ignored) {
      // It could not be read either, and that is reported already.
      return otherwise;
    }
  }
}
