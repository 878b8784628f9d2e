package io.freqwatch.tsdb.wal;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import io.freqwatch.tsdb.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment, page by page. Damage costs as little as can be told for sure: where the
 * fragment behind a damaged one is where it should be, only the damaged one; else the rest of the
 * page. What is left of a record that lost a fragment counts as damaged too. It never fails for
 * what a file holds. Used by one thread.
 */
final class SegmentReader {
  private static final int PAGE = PageWriter.PAGE_BYTES;
  private static final int HEADER = Fragment.HEADER_BYTES;
  private static final int MOST_RECORD_BYTES = 256 << 20;

  /** A fragment of a record whose end was not read yet. */
  private record Part(long from, long to) {}

  private final Path file;
  private final RecordDecoder decoder;
  private final Consumer<Damage> damaged;
  private final byte[] page = new byte[PAGE];
  private final ByteWriter record = new ByteWriter();
  private final ByteWriter raw = new ByteWriter();
  private final List<Part> parts = new ArrayList<>();
  private long pageStart;
  private int pageLength;
  private long recordCount;

  SegmentReader(Path file, RecordDecoder decoder, Consumer<Damage> damaged) {
    this.file = file;
    this.decoder = decoder;
    this.damaged = damaged;
  }

  long recordCount() {
    return recordCount;
  }

  void read(Disk disk) throws IOException {
    try (DiskFile opened = disk.openReadOnly(file)) {
      long size = opened.size();
      for (pageStart = 0; pageStart < size; pageStart += PAGE) {
        pageLength = (int) Math.min(PAGE, size - pageStart);
        readPage(opened);
      }
    }
    abandonParts("a record ends too early");
  }

  private void readPage(DiskFile opened) {
    try {
      int length = opened.read(ByteBuffer.wrap(page, 0, pageLength), pageStart);
      Arrays.fill(page, length, pageLength, (byte) 0);
    } catch (IOException e) {
      damage(0, pageLength, "cannot be read: " + e.getMessage());
      return;
    }
    int at = 0;
    while (at < pageLength) {
      at = readFragment(at);
    }
  }

  /** Returns where the next fragment begins. */
  private int readFragment(int at) {
    int header = page[at] & 0xff;
    if (header == Fragment.NONE) {
      return endOfPage(at);
    }
    String problem = problem(at);
    if (problem == null) {
      accept(at, header, length(at));
      return at + HEADER + length(at);
    }
    int next = next(at);
    damage(at, next, problem);
    return next;
  }

  private int endOfPage(int at) {
    for (int i = at; i < pageLength; i++) {
      if (page[i] != 0) {
        damage(at, pageLength, "the empty rest of a page is not empty");
        break;
      }
    }
    return pageLength;
  }

  private @Nullable String problem(int at) {
    if (at + HEADER > pageLength) {
      return "the header of a record ends too early";
    }
    int type = page[at] & Fragment.TYPE_MASK;
    if (type > Fragment.LAST || (page[at] & 0xe0) != 0) {
      return "there is no record of type " + (page[at] & 0xff);
    }
    int end = at + HEADER + length(at);
    if (end > pageLength) {
      return "a record of %d bytes ends too early".formatted(length(at));
    }
    return Crc.of(page, at + HEADER, length(at)) == crc(at) ? null : "the checksum is wrong";
  }

  /** Where to read on behind a damaged fragment. */
  private int next(int at) {
    if (at + HEADER <= pageLength) {
      int next = at + HEADER + length(at);
      if (next < pageLength && page[next] != 0 && problem(next) == null) {
        return next;
      }
    }
    return pageLength;
  }

  private int length(int at) {
    return (page[at + 1] & 0xff) << 8 | page[at + 2] & 0xff;
  }

  private int crc(int at) {
    return (page[at + 3] & 0xff) << 24
        | (page[at + 4] & 0xff) << 16
        | (page[at + 5] & 0xff) << 8
        | page[at + 6] & 0xff;
  }

  private void accept(int at, int header, int length) {
    int type = header & Fragment.TYPE_MASK;
    boolean begins = type == Fragment.FULL || type == Fragment.FIRST;
    if (begins) {
      abandonParts("a record lacks its end");
    } else if (parts.isEmpty()) {
      report(pageStart + at, pageStart + at + HEADER + length, "a record lacks its beginning");
      return;
    }
    parts.add(new Part(pageStart + at, pageStart + at + HEADER + length));
    record.put(page, at + HEADER, length);
    if (type == Fragment.FULL || type == Fragment.LAST) {
      decode(header);
    } else if (record.length() > MOST_RECORD_BYTES) {
      abandonParts("a record has more than " + MOST_RECORD_BYTES + " bytes");
    }
  }

  private void decode(int header) {
    try {
      if ((header & Fragment.ZSTD) != 0) {
        byte[] unpacked = unpackedByZstd();
        decoder.decode(unpacked, 0, unpacked.length);
      } else if ((header & Fragment.SNAPPY) != 0) {
        Snappy.decompress(record.array(), record.length(), MOST_RECORD_BYTES, raw);
        decoder.decode(raw.array(), 0, raw.length());
      } else {
        decoder.decode(record.array(), 0, record.length());
      }
      recordCount++;
      forgetParts();
    } catch (MalformedRecordException e) {
      abandonParts(String.valueOf(e.getMessage()));
    }
  }

  private byte[] unpackedByZstd() {
    try {
      return Zstd.decompress(record.array(), record.length(), MOST_RECORD_BYTES);
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordException("compression by zstd: " + e.getMessage());
    }
  }

  private void damage(int from, int to, String reason) {
    report(pageStart + from, pageStart + to, reason);
    abandonParts("the rest of a record is damaged");
  }

  private void abandonParts(String reason) {
    for (Part part : parts) {
      report(part.from, part.to, reason);
    }
    forgetParts();
  }

  private void forgetParts() {
    parts.clear();
    record.clear();
  }

  private void report(long from, long to, String reason) {
    damaged.accept(new Damage(file, from, to, reason, false));
  }
}
