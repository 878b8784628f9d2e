package io.freqwatch.tsdb.head;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The full chunks of the head in files that are mapped into memory, in Prometheus' layout
 * (tsdb/docs/format/head_chunks): {@code chunks_head/000001} and on. All that is in them is in the
 * log too, so they are not synced, and a damaged file is put aside with those behind it.
 *
 * <p>A mapping lives as long as somebody refers to it; deleting the file does not disturb readers.
 * Written to by one thread at a time; {@link #view} is for any thread.
 */
final class HeadChunkFiles {
  static final int HEADER_BYTES = 8;
  static final int MOST_FILE_BYTES = 128 << 20;

  private static final int MAGIC = 0x0130BC91;
  private static final int VERSION = 1;
  private static final int FIXED_BYTES = 25;
  private static final int CRC_BYTES = 4;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /** A file that is there. */
  private static final class ChunkFile {
    private final Path path;
    private long maxMillis;

    private ChunkFile(Path path, long maxMillis) {
      this.path = path;
      this.maxMillis = maxMillis;
    }
  }

  /** The mapped files as they are at one moment; what was written later is not in it. */
  record View(Map<Integer, MemorySegment> files) {
    /**
     * The bytes of a chunk.
     *
     * @throws StorageException.Corrupt where the file is gone, or not that long
     */
    MemorySegment chunk(long reference, int byteCount) {
      MemorySegment file = files.get((int) (reference >>> 32));
      long start = (reference & 0xffffffffL) + FIXED_BYTES + lengthBytes(byteCount);
      if (file == null || start + byteCount > file.byteSize()) {
        throw new StorageException.Corrupt(
            "chunks_head file %d has no chunk at %d"
                .formatted(reference >>> 32, reference & 0xffffffffL));
      }
      return file.asSlice(start, byteCount);
    }
  }

  private final Disk disk;
  private final Path directory;
  private final TreeMap<Integer, ChunkFile> files = new TreeMap<>();
  private volatile View view = new View(Map.of());
  private @Nullable DiskFile current;
  private long currentLength;

  HeadChunkFiles(Disk disk, Path directory) throws IOException {
    this.disk = disk;
    this.directory = directory;
    disk.createDirectories(directory);
  }

  View view() {
    return view;
  }

  /** Takes a chunk that was found. */
  interface Visitor {
    /**
     * @param place the chunk's reference
     * @param bytes in the mapped file
     */
    void chunk(
        long logReference,
        long minMillis,
        long maxMillis,
        long place,
        int code,
        MemorySegment bytes);
  }

  /**
   * Reads all files, oldest first. A damaged file is cut off before the damage, and the files
   * behind it go into quarantine; what was in them comes from the log.
   *
   * @return what was found to be damaged; null where nothing was
   */
  @Nullable String readAll(Visitor visitor, Path quarantine) throws IOException {
    String damage = null;
    for (Path path : disk.list(directory)) {
      int number = number(path);
      if (number >= 0 && damage == null) {
        damage = read(path, number, visitor);
      } else if (number >= 0) {
        putAside(path, quarantine);
      }
    }
    return damage;
  }

  private void putAside(Path path, Path quarantine) throws IOException {
    disk.createDirectories(quarantine);
    Path aside = quarantine.resolve("chunks_head-" + path.getFileName());
    disk.deleteTree(aside);
    disk.rename(path, aside);
    disk.syncDirectory(directory);
  }

  private static int number(Path path) {
    String name = path.getFileName().toString();
    return name.matches("\\d{1,9}") ? Integer.parseInt(name) : -1;
  }

  private @Nullable String read(Path path, int number, Visitor visitor) throws IOException {
    MemorySegment file = disk.map(path, Arena.ofAuto());
    ChunkFileReader reader = new ChunkFileReader(file, number);
    String damage = reader.check();
    if (damage != null) {
      cutOff(path, reader.end());
    }
    if (reader.end() > 0) {
      files.put(number, new ChunkFile(path, reader.maxMillis()));
      publish(number, file.asSlice(0, reader.end()));
      reader.forEach(visitor);
    }
    return damage == null ? null : path + ": " + damage;
  }

  /** Keeps what is before a damage; nothing, where there is no whole header. */
  private void cutOff(Path path, long length) throws IOException {
    if (length == 0) {
      disk.delete(path);
      return;
    }
    try (DiskFile file = disk.open(path)) {
      file.truncate(length);
      file.sync();
    }
  }

  private void publish(int number, @Nullable MemorySegment file) {
    Map<Integer, MemorySegment> now = new TreeMap<>(view.files);
    if (file == null) {
      now.remove(number);
    } else {
      now.put(number, file);
    }
    view = new View(now);
  }

  /** A chunk to write. */
  record Entry(long logReference, long minMillis, long maxMillis, int code, byte[] bytes) {}

  /** Appends chunks at once; their references come in the same order. */
  List<Long> write(List<Entry> entries) throws IOException {
    int number = fileFor(entries);
    List<Long> references = new ArrayList<>(entries.size());
    int total = 0;
    for (Entry entry : entries) {
      references.add((long) number << 32 | currentLength + total);
      total += size(entry);
    }
    ByteBuffer buffer = ByteBuffer.allocate(total);
    entries.forEach(entry -> put(buffer, entry));
    try {
      open().write(buffer.flip(), currentLength);
    } catch (IOException e) {
      open().truncate(currentLength);
      throw e;
    }
    currentLength += total;
    ChunkFile file = files.get(number);
    for (Entry entry : entries) {
      if (file != null) {
        file.maxMillis = Math.max(file.maxMillis, entry.maxMillis);
      }
    }
    publish(number, disk.map(path(number), Arena.ofAuto()));
    return references;
  }

  private DiskFile open() {
    DiskFile now = current;
    if (now == null) {
      throw new IllegalStateException("no file is open");
    }
    return now;
  }

  private int fileFor(List<Entry> entries) throws IOException {
    long total = entries.stream().mapToLong(HeadChunkFiles::size).sum();
    if (current == null || currentLength + total > MOST_FILE_BYTES) {
      cut();
    }
    return files.lastKey();
  }

  /** Begins the next file. */
  private void cut() throws IOException {
    close();
    int number = files.isEmpty() ? 1 : files.lastKey() + 1;
    Path path = path(number);
    disk.deleteTree(path);
    DiskFile created = disk.create(path);
    try {
      created.write(
          ByteBuffer.allocate(HEADER_BYTES).putInt(MAGIC).put((byte) VERSION).rewind(), 0);
    } catch (IOException e) {
      created.close();
      disk.delete(path);
      throw e;
    }
    current = created;
    currentLength = HEADER_BYTES;
    files.put(number, new ChunkFile(path, Long.MIN_VALUE));
  }

  private Path path(int number) {
    return directory.resolve("%06d".formatted(number));
  }

  /** Removes the oldest files as far as all their chunks end before a time. */
  void truncate(long minMillis) throws IOException {
    if (currentLength > HEADER_BYTES) {
      close();
    }
    while (!files.isEmpty() && files.firstEntry().getValue().maxMillis < minMillis) {
      if (files.size() == 1 && current != null) {
        break;
      }
      Map.Entry<Integer, ChunkFile> oldest = files.firstEntry();
      disk.delete(oldest.getValue().path);
      files.remove(oldest.getKey());
      publish(oldest.getKey(), null);
    }
  }

  long byteSize() {
    return view.files.values().stream().mapToLong(MemorySegment::byteSize).sum();
  }

  /** Ends the current file; the next chunk opens another. */
  void close() throws IOException {
    DiskFile now = current;
    current = null;
    currentLength = 0;
    if (now != null) {
      now.close();
    }
  }

  private static int size(Entry entry) {
    int length = entry.bytes.length;
    return FIXED_BYTES + lengthBytes(length) + length + CRC_BYTES;
  }

  static int lengthBytes(int length) {
    return Math.max(1, (38 - Integer.numberOfLeadingZeros(length)) / 7);
  }

  private static void put(ByteBuffer buffer, Entry entry) {
    int from = buffer.position();
    buffer.putLong(entry.logReference);
    buffer.putLong(entry.minMillis);
    buffer.putLong(entry.maxMillis);
    buffer.put((byte) entry.code);
    int rest = entry.bytes.length;
    while (rest >= 0x80) {
      buffer.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
    buffer.put(entry.bytes);
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(from, buffer.position() - from));
    buffer.putInt((int) crc.getValue());
  }

  /** Whether a header is that of a file of chunks. */
  static boolean isHeader(MemorySegment file) {
    byte[] header = file.asSlice(0, HEADER_BYTES).toArray(BYTE);
    ByteBuffer read = ByteBuffer.wrap(header);
    return read.getInt() == MAGIC && read.get() == VERSION;
  }
}
