package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.tsdb.chunk.BitWriter;
import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.chunk.XorEncoder;
import java.lang.foreign.MemorySegment;

/**
 * Puts samples into the open chunks of series, and begins the next chunk where Prometheus would: at
 * 120 samples, at 1,024 bytes, at a multiple of the chunk range, or where the kind of sample
 * changes. Full chunks stay in the slab until they are in a file. Used under the head's write lock.
 */
final class ChunkAppender {
  private static final int SAMPLES_PER_CHUNK = 120;
  private static final int MOST_CHUNK_BYTES = 1024;
  private static final int ROOM = XorEncoder.MAX_SAMPLE_BYTES + BitWriter.SLACK_BYTES;
  private static final int FIRST_BYTES = 64;

  private final ChunkSlab slab;
  private final long rangeMillis;
  private final XorEncoder encoder = new XorEncoder(BitWriter.growing(FIRST_BYTES));
  private long openChunks;
  private long chunksCreated;
  private long fullInSlab;

  ChunkAppender(ChunkSlab slab, long rangeMillis) {
    this.slab = slab;
    this.rangeMillis = rangeMillis;
  }

  /** Chunks that take samples. */
  long openChunks() {
    return openChunks;
  }

  long chunksCreated() {
    return chunksCreated;
  }

  /** Full chunks that no file has yet. */
  long fullInSlab() {
    return fullInSlab;
  }

  void movedToFile() {
    fullInSlab--;
  }

  /** Adds a sample whose time is after the newest one's. */
  void append(SeriesPage page, int row, long timestampMillis, double value) {
    if (page.histograms[row] != null) {
      seal(page, row);
    }
    if (page.slot[row] != ChunkSlab.NONE && isFull(page, row, timestampMillis)) {
      seal(page, row);
    }
    if (page.slot[row] == ChunkSlab.NONE) {
      begin(page, row, timestampMillis);
    }
    resume(page, row);
    encoder.append(timestampMillis, value);
    store(page, row);
    page.lastMillis[row] = timestampMillis;
    page.lastValue[row] = value;
  }

  /** Adds a sample whose time is after the newest one's. */
  void append(SeriesPage page, int row, long timestampMillis, FloatHistogram histogram) {
    if (page.slot[row] != ChunkSlab.NONE) {
      seal(page, row);
    }
    OpenHistograms open = page.histograms[row];
    if (open == null || !open.append(timestampMillis, histogram)) {
      if (open != null) {
        seal(page, row);
      }
      long rangeEnd = ChunkEnd.ofRange(timestampMillis, rangeMillis);
      page.histograms[row] = new OpenHistograms(open, timestampMillis, histogram, rangeEnd);
      opened();
    }
    page.lastMillis[row] = timestampMillis;
    page.lastValue[row] = histogram.sum();
  }

  private boolean isFull(SeriesPage page, int row, long timestampMillis) {
    int samples = page.sampleCount[row];
    if (samples == SAMPLES_PER_CHUNK / 4) {
      page.nextAt[row] =
          ChunkEnd.predict(page.firstMillis[row], page.lastMillis[row], page.nextAt[row], 4);
    }
    return timestampMillis >= page.nextAt[row]
        || samples >= 2 * SAMPLES_PER_CHUNK
        || bytes(page, row) > MOST_CHUNK_BYTES - XorEncoder.MAX_SAMPLE_BYTES;
  }

  static int bytes(SeriesPage page, int row) {
    return (page.bitCount[row] + 7) >>> 3;
  }

  private void begin(SeriesPage page, int row, long timestampMillis) {
    int slot = slab.allocate(FIRST_BYTES);
    encoder.begin(slab.region(slot), slab.offset(slot), slab.size(slot));
    page.slot[row] = slot;
    page.firstMillis[row] = timestampMillis;
    page.nextAt[row] = ChunkEnd.ofRange(timestampMillis, rangeMillis);
    store(page, row);
    opened();
  }

  private void opened() {
    openChunks++;
    chunksCreated++;
  }

  private void resume(SeriesPage page, int row) {
    int slot = page.slot[row];
    int bytes = bytes(page, row);
    if (bytes + ROOM > slab.size(slot)) {
      slot = grow(slot, bytes);
      page.slot[row] = slot;
    }
    encoder.resume(
        slab.region(slot),
        slab.offset(slot),
        slab.size(slot),
        page.bitCount[row],
        page.sampleCount[row],
        page.lastMillis[row],
        page.lastDelta[row],
        page.lastValue[row],
        page.window[row]);
  }

  private int grow(int slot, int bytes) {
    int larger = slab.allocate(bytes + ROOM);
    MemorySegment.copy(slab.memory(slot), 0, slab.memory(larger), 0, bytes);
    slab.free(slot);
    return larger;
  }

  private void store(SeriesPage page, int row) {
    page.bitCount[row] = (int) encoder.bitCount();
    page.sampleCount[row] = (char) encoder.sampleCount();
    page.lastDelta[row] = encoder.lastDelta();
    page.window[row] = encoder.packedWindow();
  }

  /** Makes the open chunk a full one. */
  private void seal(SeriesPage page, int row) {
    OpenHistograms open = page.histograms[row];
    if (open == null) {
      int slot = page.slot[row];
      XorEncoder.end(slab.region(slot), slab.offset(slot), page.sampleCount[row]);
      addFull(
          page,
          row,
          page.firstMillis[row],
          slot,
          ChunkEncoding.XOR,
          page.sampleCount[row],
          bytes(page, row));
      page.slot[row] = ChunkSlab.NONE;
    } else {
      byte[] bytes = open.encoder().chunk().toBytes();
      int slot = slab.allocate(bytes.length);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, slab.memory(slot), 0, bytes.length);
      addFull(
          page,
          row,
          open.firstMillis(),
          slot,
          open.encoder().encoding(),
          open.encoder().sampleCount(),
          bytes.length);
      page.histograms[row] = null;
    }
    openChunks--;
    fullInSlab++;
  }

  private static void addFull(
      SeriesPage page,
      int row,
      long firstMillis,
      int slot,
      ChunkEncoding encoding,
      int samples,
      int bytes) {
    FullChunks full = page.full[row];
    page.full[row] =
        (full == null ? FullChunks.NONE : full)
            .plus(
                firstMillis,
                page.lastMillis[row],
                FullChunks.placeOfSlot(slot),
                encoding,
                samples,
                bytes);
  }

  /** Forgets the chunks of a series that end before a time; whether any are left. */
  boolean drop(SeriesPage page, int row, long minMillis) {
    FullChunks full = page.full[row];
    if (full != null) {
      FullChunks kept = full.from(minMillis);
      for (int i = 0; i < full.count() - kept.count(); i++) {
        if (full.isInSlab(i)) {
          slab.free(full.slot(i));
          fullInSlab--;
        }
      }
      page.full[row] = kept.isEmpty() ? null : kept;
    }
    if (page.lastMillis[row] < minMillis) {
      dropOpen(page, row);
    }
    return page.full[row] != null || hasOpen(page, row);
  }

  static boolean hasOpen(SeriesPage page, int row) {
    return page.slot[row] != ChunkSlab.NONE || page.histograms[row] != null;
  }

  /** Time of the first sample of a series; {@link Long#MAX_VALUE} where there is none. */
  static long firstMillis(SeriesPage page, int row) {
    FullChunks full = page.full[row];
    if (full != null) {
      return full.firstMillis();
    }
    return hasOpen(page, row) ? firstOpen(page, row) : Long.MAX_VALUE;
  }

  /** Time of the first sample of the open chunk. */
  static long firstOpen(SeriesPage page, int row) {
    OpenHistograms histograms = page.histograms[row];
    return histograms == null ? page.firstMillis[row] : histograms.firstMillis();
  }

  private void dropOpen(SeriesPage page, int row) {
    if (page.slot[row] != ChunkSlab.NONE) {
      slab.free(page.slot[row]);
      page.slot[row] = ChunkSlab.NONE;
      openChunks--;
    }
    if (page.histograms[row] != null) {
      page.histograms[row] = null;
      openChunks--;
    }
  }
}
