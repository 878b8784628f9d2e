package io.freqwatch.tsdb.head;

import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.chunk.TimedChunk;
import io.freqwatch.tsdb.chunk.XorEncoder;
import io.freqwatch.tsdb.chunk.XorLookup;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of series: what lies in the slab is copied, as its memory is reused. Used under
 * the head's read lock.
 */
final class Snapshots {
  /** Takes what is wanted of a series; null where there is nothing. */
  @FunctionalInterface
  interface Taken<T> {
    @Nullable T of(Snapshots snapshots, int row);
  }

  private static final @Nullable Chunk[] NO_COPIES = {};

  private final SeriesTable table;
  private final ChunkSlab slab;
  private final HeadChunkFiles.View files;
  private final OutOfOrderHead late;
  private final DeletedSpans deleted;
  private final TimeSpan span;
  private final long minMillis;
  private final long maxMillis;
  private final XorLookup lookup = new XorLookup();

  Snapshots(
      SeriesTable table,
      ChunkSlab slab,
      HeadChunkFiles.View files,
      OutOfOrderHead late,
      DeletedSpans deleted,
      TimeSpan span) {
    this.table = table;
    this.slab = slab;
    this.files = files;
    this.late = late;
    this.deleted = deleted;
    this.span = span;
    this.minMillis = span.minMillis();
    this.maxMillis = span.maxMillis();
  }

  /** Null where no chunk of the series reaches into the span. */
  @Nullable SeriesSnapshot of(int row) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    FullChunks all = page.full[at];
    FullChunks full = all == null ? FullChunks.NONE : all.from(minMillis);
    TimedChunk open = open(page, at);
    List<TimedChunk> lateChunks = late(page.reference[at]);
    boolean reaches =
        open != null || !full.isEmpty() && full.firstMillis() <= maxMillis || !lateChunks.isEmpty();
    return reaches
        ? new SeriesSnapshot(
            table.labelsOf(row),
            full,
            copies(full),
            open,
            files,
            lateChunks,
            deleted.of(page.reference[at]),
            span)
        : null;
  }

  /** The newest sample alone where that lies in the span; null where no sample does. */
  @Nullable Series newestOf(int row) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    long time = page.lastMillis[at];
    boolean hasLate = late.has(page.reference[at]);
    if (time < minMillis && !hasLate) {
      return null;
    }
    boolean isPlain = !hasLate && endsWithFloat(page, at);
    if (isPlain && time <= maxMillis) {
      return new NewestSeries(table.labelsOf(row), time, page.lastValue[at]);
    }
    if (isPlain && page.firstMillis[at] <= maxMillis) {
      return newestOfOpen(row);
    }
    SeriesSnapshot snapshot = of(row);
    return snapshot != null && snapshot.hasSamples() ? snapshot : null;
  }

  /** The newest float of the open chunk up to the end of the span, decoded where it lies. */
  private @Nullable Series newestOfOpen(int row) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    int slot = page.slot[at];
    boolean found =
        lookup.find(
            slab.region(slot),
            slab.offset(slot),
            ChunkAppender.bytes(page, at),
            page.sampleCount[at],
            maxMillis);
    return found && lookup.timestampMillis() >= minMillis
        ? new NewestSeries(table.labelsOf(row), lookup.timestampMillis(), lookup.value())
        : null;
  }

  /** Whether the newest sample is a float that nobody deleted, and known by itself. */
  private boolean endsWithFloat(SeriesPage page, int at) {
    return ChunkAppender.hasOpen(page, at)
        && page.histograms[at] == null
        && deleted.of(page.reference[at]).isEmpty();
  }

  private List<TimedChunk> late(long reference) {
    if (!late.has(reference)) {
      return List.of();
    }
    return late.chunks(reference).stream()
        .filter(chunk -> chunk.minMillis() <= maxMillis && chunk.maxMillis() >= minMillis)
        .toList();
  }

  private @Nullable TimedChunk open(SeriesPage page, int at) {
    if (!ChunkAppender.hasOpen(page, at) || page.lastMillis[at] < minMillis) {
      return null;
    }
    OpenHistograms histograms = page.histograms[at];
    long first = histograms == null ? page.firstMillis[at] : histograms.firstMillis();
    if (first > maxMillis) {
      return null;
    }
    Chunk chunk = histograms == null ? openFloats(page, at) : histograms.encoder().chunk();
    return new TimedChunk(first, page.lastMillis[at], chunk);
  }

  private Chunk openFloats(SeriesPage page, int at) {
    int samples = page.sampleCount[at];
    Chunk chunk = copy(ChunkEncoding.XOR, samples, page.slot[at], ChunkAppender.bytes(page, at));
    XorEncoder.end(chunk.data(), 0, samples);
    return chunk;
  }

  private @Nullable Chunk[] copies(FullChunks full) {
    int first = full.count();
    while (first > 0 && full.isInSlab(first - 1)) {
      first--;
    }
    if (first == full.count()) {
      return NO_COPIES;
    }
    @Nullable Chunk[] copies = new Chunk[full.count()];
    for (int i = first; i < copies.length; i++) {
      if (full.minMillis(i) <= maxMillis) {
        copies[i] = copy(full.encoding(i), full.sampleCount(i), full.slot(i), full.byteCount(i));
      }
    }
    return copies;
  }

  private Chunk copy(ChunkEncoding encoding, int samples, int slot, int bytes) {
    byte[] copy = slab.memory(slot).asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE);
    return new Chunk(encoding, samples, MemorySegment.ofArray(copy));
  }
}
