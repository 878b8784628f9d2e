package io.freqwatch.tsdb.block;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.index.ByteCursor;
import io.freqwatch.tsdb.index.ByteSink;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was deleted of a block and is still in it: spans of time of series, in Prometheus' layout
 * (tsdb/docs/format/tombstones.md). Immutable.
 */
final class Tombstones {
  static final String FILE = "tombstones";
  static final Tombstones NONE = new Tombstones(Map.of());

  private static final int MAGIC = 0x0130BA30;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 5;

  private final Map<Integer, TimeSpans> spans;

  private Tombstones(Map<Integer, TimeSpans> spans) {
    this.spans = spans;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** How many spans in all. */
  long count() {
    return spans.values().stream().mapToLong(deleted -> deleted.spans().size()).sum();
  }

  /** What was deleted of a series. */
  TimeSpans of(int series) {
    return spans.getOrDefault(series, TimeSpans.NONE);
  }

  /** These and a span of each of some series. */
  Tombstones with(Map<Integer, TimeSpan> deleted) {
    Map<Integer, TimeSpans> more = new TreeMap<>(spans);
    deleted.forEach((series, span) -> more.put(series, of(series).with(span)));
    return new Tombstones(more);
  }

  byte[] toBytes() {
    ByteSink sink = new ByteSink(64);
    sink.putInt(MAGIC);
    sink.putByte(VERSION);
    spans.forEach(
        (series, deleted) -> {
          for (TimeSpan span : deleted.spans()) {
            sink.putUvarint(Integer.toUnsignedLong(series));
            sink.putVarint(span.minMillis());
            sink.putVarint(span.maxMillis());
          }
        });
    sink.putInt(sink.checksum(HEADER_BYTES));
    return sink.toBytes();
  }

  /**
   * @throws StorageException.Corrupt where the bytes are no such file
   */
  static Tombstones read(byte[] bytes, String name) {
    ByteCursor cursor = new ByteCursor(MemorySegment.ofArray(bytes), name);
    int magic = cursor.readInt();
    int version = cursor.readByte();
    if (magic != MAGIC || version != VERSION) {
      throw cursor.corrupt(
          "begins with %08x and version %d, expected %08x and version %d"
              .formatted(magic, version, MAGIC, VERSION));
    }
    ByteCursor stones = new ByteCursor(cursor.readChecked(bytes.length - HEADER_BYTES - 4), name);
    Map<Integer, TimeSpans> spans = new TreeMap<>();
    while (stones.remaining() > 0) {
      int series = stones.readCount("series of a tombstone", Integer.MAX_VALUE);
      TimeSpan span = new TimeSpan(stones.readVarint(), stones.readVarint());
      spans.merge(series, TimeSpans.NONE.with(span), (known, _) -> known.with(span));
    }
    return spans.isEmpty() ? NONE : new Tombstones(spans);
  }
}
