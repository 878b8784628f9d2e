package io.freqwatch.tsdb.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

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

    private record Write(int position, byte[] bytes) {}

    byte[] bytes = {};
    private byte[] lasting = {};
    private final List<Write> pending = new ArrayList<>();

    void write(byte[] source, int position) {
      bytes = with(bytes, source, position);
      pending.add(new Write(position, source));
    }

    void truncate(int size) {
      if (size < bytes.length) {
        bytes = Arrays.copyOf(bytes, size);
        pending.add(new Write(-size - 1, new byte[0]));
      }
    }

    void sync() {
      lasting = bytes;
      pending.clear();
    }

    /** Without keeping anything: the synced bytes. Else each sector written since, or not. */
    @Override
    public void losePower(Random random, boolean keepSome) {
      if (keepSome) {
        pending.forEach(write -> keepSectors(random, write));
      }
      bytes = lasting;
      pending.clear();
    }

    private void keepSectors(Random random, Write write) {
      if (write.position < 0) {
        lasting = random.nextBoolean() ? cut(lasting, -write.position - 1) : lasting;
        return;
      }
      for (int from = 0; from < write.bytes.length; ) {
        int at = write.position + from;
        int to = Math.min(write.bytes.length, from + SECTOR - at % SECTOR);
        if (random.nextBoolean()) {
          lasting = with(lasting, Arrays.copyOfRange(write.bytes, from, to), at);
        }
        from = to;
      }
    }

    private static byte[] cut(byte[] bytes, int size) {
      return size < bytes.length ? Arrays.copyOf(bytes, size) : bytes;
    }

    private static byte[] with(byte[] target, byte[] source, int position) {
      byte[] result = Arrays.copyOf(target, Math.max(target.length, position + source.length));
      System.arraycopy(source, 0, result, position, source.length);
      return result;
    }
  }
}
