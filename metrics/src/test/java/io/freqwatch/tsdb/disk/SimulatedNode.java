package io.freqwatch.tsdb.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file or directory as the processes see it, and as it is after a power loss. */
sealed interface SimulatedNode {
  /** Turns into what a power loss leaves. */
  void losePower(Random random, boolean keepSome);

  /** Names; a sync makes those of this moment last. */
  final class Directory implements SimulatedNode {
    final TreeMap<String, SimulatedNode> names = new TreeMap<>();
    private final TreeMap<String, SimulatedNode> lasting = new TreeMap<>();

    void sync() {
      lasting.clear();
      lasting.putAll(names);
    }

    @Override
    public void losePower(Random random, boolean keepSome) {
      if (keepSome && random.nextBoolean()) {
        sync();
      }
      names.clear();
      names.putAll(lasting);
      names.values().forEach(node -> node.losePower(random, keepSome));
    }
  }

  /** Bytes; a sync makes those of this moment last. */
  final class File implements SimulatedNode {
    private static final int SECTOR = 512;

    /** Bytes that grow as needed. */
    private static final class Content {
      private byte[] bytes = {};
      private int size;

      private void write(byte[] source, int from, int to, int position) {
        int end = position + to - from;
        if (end > bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(source, from, bytes, position, to - from);
        size = Math.max(size, end);
      }

      private void truncate(int length) {
        if (length < size) {
          Arrays.fill(bytes, length, size, (byte) 0);
          size = length;
        }
      }
    }

    /** Bytes at a position; a truncation to the position where there are none. */
    private record Change(int position, byte @Nullable [] bytes) {}

    private Content content = new Content();
    private Content lasting = new Content();
    private final List<Change> pending = new ArrayList<>();

    int size() {
      return content.size;
    }

    byte[] bytes() {
      return Arrays.copyOf(content.bytes, content.size);
    }

    int read(ByteBuffer target, long position) {
      int length = Math.clamp(content.size - position, 0, target.remaining());
      target.put(content.bytes, (int) Math.min(position, content.size), length);
      return length;
    }

    void write(byte[] source, int position) {
      content.write(source, 0, source.length, position);
      pending.add(new Change(position, source));
    }

    void truncate(int size) {
      content.truncate(size);
      pending.add(new Change(size, null));
    }

    void sync() {
      for (Change change : pending) {
        if (change.bytes == null) {
          lasting.truncate(change.position);
        } else {
          lasting.write(change.bytes, 0, change.bytes.length, change.position);
        }
      }
      pending.clear();
    }

    /** Without keeping anything: the synced bytes. Else each sector written since, or not. */
    @Override
    public void losePower(Random random, boolean keepSome) {
      if (keepSome) {
        pending.forEach(change -> keepSome(random, change));
      }
      pending.clear();
      content = new Content();
      content.write(lasting.bytes, 0, lasting.size, 0);
    }

    private void keepSome(Random random, Change change) {
      if (change.bytes == null) {
        lasting.truncate(random.nextBoolean() ? change.position : lasting.size);
        return;
      }
      for (int from = 0; from < change.bytes.length; ) {
        int at = change.position + from;
        int to = Math.min(change.bytes.length, from + SECTOR - at % SECTOR);
        if (random.nextBoolean()) {
          lasting.write(change.bytes, from, to, at);
        }
        from = to;
      }
    }
  }
}
