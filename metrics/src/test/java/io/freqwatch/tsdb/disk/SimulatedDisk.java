package io.freqwatch.tsdb.disk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk in memory that fails as told: at the n-th change, with a torn write, for want of space. It
 * survives the death of its user ({@link #killProcess}) and loses power ({@link #losePower}). The
 * same seed does the same. Safe for use by many threads.
 */
public final class SimulatedDisk implements Disk {
  /** What the disk does from the chosen change on. */
  public enum Failure {
    /** That one change fails and does nothing. */
    ONCE,
    /** That change and everything after it fails, as when the process was killed there. */
    DEAD,
    /** As dead, but where the change is a write, a part of it was written. */
    TORN
  }

  private final Random random;
  private final SimulatedNode.Directory root = new SimulatedNode.Directory();
  private final Set<Path> held = new HashSet<>();
  private final Map<SimulatedNode, Long> modified = new IdentityHashMap<>();
  private long capacityBytes = Long.MAX_VALUE;
  private long usedBytes;
  private long changes;
  private long failAt = Long.MAX_VALUE;
  private Failure failure = Failure.DEAD;
  private boolean dead;
  private int generation;

  public SimulatedDisk(long seed) {
    this.random = new Random(seed);
  }

  /** Lets the n-th change from now on fail; 1 is the next one. */
  public synchronized void failAfter(long changesFromNow, Failure kind) {
    failAt = changes + changesFromNow;
    failure = kind;
  }

  /** How many changes (writes, syncs, renames, ...) were asked for so far. */
  public synchronized long changes() {
    return changes;
  }

  /** Bytes that fit in all; less than what is used already leaves no space. */
  public synchronized void limit(long bytes) {
    capacityBytes = bytes;
  }

  /** All that was written stays; open files are closed and no failure is planned. */
  public synchronized void killProcess() {
    dead = false;
    failAt = Long.MAX_VALUE;
    held.clear();
    generation++;
  }

  /** As {@link #killProcess}, and what was not synced is lost. */
  public synchronized void losePower() {
    losePower(false);
  }

  /** As {@link #killProcess}, and of what was not synced each part is lost or not. */
  public synchronized void losePowerKeepingSome() {
    losePower(true);
  }

  private void losePower(boolean keepSome) {
    killProcess();
    root.losePower(random, keepSome);
    usedBytes = bytesIn(root);
  }

  /** Puts bytes in place of a file's, as lasting ones: damage from outside. */
  public synchronized void damage(Path file, byte[] bytes) {
    if (!(find(file) instanceof SimulatedNode.File found)) {
      throw new IllegalArgumentException("no file " + file);
    }
    usedBytes += bytes.length - found.size();
    found.truncate(0);
    found.write(bytes.clone(), 0);
    found.sync();
  }

  @Override
  public synchronized DiskFile create(Path file) throws IOException {
    change();
    SimulatedNode.Directory parent = parent(file);
    SimulatedNode.File created = new SimulatedNode.File();
    if (parent.names.putIfAbsent(name(file), created) != null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return new Opened(file, created, generation);
  }

  @Override
  public synchronized DiskFile open(Path file) throws IOException {
    requireAlive();
    return new Opened(file, file(file), generation);
  }

  @Override
  public DiskFile openReadOnly(Path file) throws IOException {
    return open(file);
  }

  @Override
  public synchronized MemorySegment map(Path file, Arena arena) throws IOException {
    requireAlive();
    byte[] bytes = file(file).bytes();
    MemorySegment copy = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
    return copy.copyFrom(MemorySegment.ofArray(bytes)).asReadOnly();
  }

  @Override
  public synchronized void createDirectories(Path directory) throws IOException {
    requireAlive();
    SimulatedNode.Directory at = root;
    for (Path name : directory.toAbsolutePath().normalize()) {
      SimulatedNode next = at.names.get(name.toString());
      if (next == null) {
        change();
        next = new SimulatedNode.Directory();
        at.names.put(name.toString(), next);
        modified.put(next, changes);
      }
      if (!(next instanceof SimulatedNode.Directory inside)) {
        throw new FileAlreadyExistsException(directory.toString());
      }
      at = inside;
    }
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    change();
    SimulatedNode moved = node(from);
    SimulatedNode replaced = parent(to).names.get(name(to));
    if (replaced instanceof SimulatedNode.Directory directory && !directory.names.isEmpty()) {
      throw new DirectoryNotEmptyException(to.toString());
    }
    parent(from).names.remove(name(from));
    parent(to).names.put(name(to), moved);
    usedBytes = bytesIn(root);
  }

  @Override
  public synchronized void link(Path existing, Path link) throws IOException {
    change();
    if (parent(link).names.putIfAbsent(name(link), file(existing)) != null) {
      throw new FileAlreadyExistsException(link.toString());
    }
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    change();
    if (node(path) instanceof SimulatedNode.Directory directory && !directory.names.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    parent(path).names.remove(name(path));
    usedBytes = bytesIn(root);
  }

  @Override
  public synchronized void syncDirectory(Path directory) throws IOException {
    change();
    directory(directory).sync();
  }

  @Override
  public synchronized boolean exists(Path path) {
    return find(path) != null;
  }

  @Override
  public synchronized boolean isDirectory(Path path) {
    return find(path) instanceof SimulatedNode.Directory;
  }

  @Override
  public synchronized List<Path> list(Path directory) throws IOException {
    requireAlive();
    return directory(directory).names.keySet().stream().map(directory::resolve).toList();
  }

  /** The number of the change. */
  @Override
  public synchronized long modifiedMillis(Path path) throws IOException {
    return modified.getOrDefault(node(path), 0L);
  }

  @Override
  public synchronized long size(Path file) throws IOException {
    return file(file).size();
  }

  @Override
  public synchronized AutoCloseable lock(Path file) throws IOException {
    requireAlive();
    if (!held.add(file)) {
      throw new IOException(file + " is held by another process");
    }
    return () -> release(file);
  }

  private synchronized void release(Path file) {
    held.remove(file);
  }

  @Override
  public synchronized long freeBytes(Path path) {
    return Math.max(0, capacityBytes - usedBytes);
  }

  private void change() throws IOException {
    changes++;
    requireAlive();
    if (changes >= failAt) {
      failAt = Long.MAX_VALUE;
      dead = failure != Failure.ONCE;
      throw new IOException("simulated failure of change " + changes);
    }
  }

  private void requireAlive() throws IOException {
    if (dead) {
      throw new IOException("simulated failure: the disk is gone");
    }
  }

  private SimulatedNode find(Path path) {
    SimulatedNode at = root;
    for (Path name : path.toAbsolutePath().normalize()) {
      at = at instanceof SimulatedNode.Directory in ? in.names.get(name.toString()) : null;
    }
    return at;
  }

  private SimulatedNode node(Path path) throws IOException {
    SimulatedNode found = find(path);
    if (found == null) {
      throw new NoSuchFileException(path.toString());
    }
    return found;
  }

  private SimulatedNode.File file(Path path) throws IOException {
    if (node(path) instanceof SimulatedNode.File file) {
      return file;
    }
    throw new IOException(path + " is a directory");
  }

  private SimulatedNode.Directory directory(Path path) throws IOException {
    if (node(path) instanceof SimulatedNode.Directory directory) {
      return directory;
    }
    throw new IOException(path + " is not a directory");
  }

  private SimulatedNode.Directory parent(Path path) throws IOException {
    return directory(Disk.directoryOf(path));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static long bytesIn(SimulatedNode node) {
    return switch (node) {
      case SimulatedNode.File file -> file.size();
      case SimulatedNode.Directory in ->
          in.names.values().stream().mapToLong(SimulatedDisk::bytesIn).sum();
    };
  }

  /** A file opened by one process; it ends with the process. */
  private final class Opened implements DiskFile {
    private final Path path;
    private final SimulatedNode.File file;
    private final int openedBy;
    private boolean closed;

    private Opened(Path path, SimulatedNode.File file, int openedBy) {
      this.path = path;
      this.file = file;
      this.openedBy = openedBy;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        return file.read(target, position);
      }
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        try {
          change();
        } catch (IOException e) {
          if (dead && failure == Failure.TORN) {
            file.write(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), (int) position);
          }
          throw e;
        }
        writeWhatFits(bytes, (int) position);
      }
    }

    private void writeWhatFits(byte[] bytes, int position) throws IOException {
      long growth = Math.max(0, position + bytes.length - file.size());
      long fits = Math.min(growth, freeBytes(path));
      int length = bytes.length - (int) (growth - fits);
      if (length > 0) {
        file.write(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), position);
        modified.put(file, changes);
        usedBytes += fits;
      }
      if (fits < growth) {
        throw new IOException(path + ": No space left on device");
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        change();
        usedBytes -= Math.max(0, file.size() - size);
        file.truncate((int) size);
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        return file.size();
      }
    }

    @Override
    public void sync() throws IOException {
      synchronized (SimulatedDisk.this) {
        requireOpen();
        change();
        file.sync();
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    private void requireOpen() throws IOException {
      requireAlive();
      if (closed || openedBy != generation) {
        throw new IOException(path + " is not open");
      }
    }
  }
}
