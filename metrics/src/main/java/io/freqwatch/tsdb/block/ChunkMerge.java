package io.freqwatch.tsdb.block;

import io.freqwatch.storage.MergedSamples;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.chunk.TimedChunk;
import io.freqwatch.tsdb.index.ChunkMeta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The chunks of a series from several blocks as chunks one behind the other. A chunk that overlaps
 * no other and of which nothing was deleted is taken as it is; others are decoded and encoded anew,
 * as are those in an encoding that we do not write.
 */
final class ChunkMerge {
  /** What one block has of the series; parts whose samples count before others' come first. */
  record Part(Block block, List<ChunkMeta> chunks, TimeSpans deleted) {}

  private record Source(int rank, Part part, ChunkMeta meta) {
    static final Comparator<Source> BY_TIME =
        Comparator.comparingLong((Source source) -> source.meta.minMillis())
            .thenComparingLong(source -> source.meta.maxMillis())
            .thenComparingInt(Source::rank);
  }

  private static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  private final List<Source> sources = new ArrayList<>();
  private final List<TimedChunk> merged = new ArrayList<>();
  private final ChunkReading reading;

  ChunkMerge(List<Part> parts, ChunkReading reading) {
    this.reading = reading;
    for (int i = 0; i < parts.size(); i++) {
      for (ChunkMeta meta : parts.get(i).chunks) {
        if (!parts.get(i).deleted.covers(meta.minMillis(), meta.maxMillis())) {
          sources.add(new Source(i, parts.get(i), meta));
        }
      }
    }
    sources.sort(Source.BY_TIME);
  }

  List<TimedChunk> chunks() {
    int from = 0;
    while (from < sources.size()) {
      int to = from + 1;
      long end = sources.get(from).meta.maxMillis();
      while (to < sources.size() && sources.get(to).meta.minMillis() <= end) {
        end = Math.max(end, sources.get(to).meta.maxMillis());
        to++;
      }
      add(sources.subList(from, to));
      from = to;
    }
    return merged;
  }

  /** Adds sources that overlap each other. */
  private void add(List<Source> group) {
    Source first = group.getFirst();
    ChunkMeta meta = first.meta;
    boolean whole =
        group.size() == 1 && !first.part.deleted.overlaps(meta.minMillis(), meta.maxMillis());
    if (!whole) {
      encodeAnew(group);
      return;
    }
    Optional<Chunk> chunk = reading.read(first.part.block, meta);
    if (chunk.isPresent() && chunk.get().encoding() == ChunkEncoding.XOR2) {
      encodeAnew(group);
    } else {
      chunk.ifPresent(kept -> merged.add(new TimedChunk(meta.minMillis(), meta.maxMillis(), kept)));
    }
  }

  private void encodeAnew(List<Source> group) {
    List<SampleIterator> iterators =
        group.stream()
            .sorted(Comparator.comparingInt(Source::rank))
            .filter(source -> reading.read(source.part.block, source.meta).isPresent())
            .map(ChunkMerge::samples)
            .toList();
    if (iterators.isEmpty()) {
      return;
    }
    ChunkBuilder builder = new ChunkBuilder();
    SampleIterator samples = MergedSamples.of(iterators);
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      builder.add(kind, samples);
    }
    merged.addAll(builder.finish());
  }

  private static SampleIterator samples(Source source) {
    return new StoredSamples(source.part.block, List.of(source.meta), ALWAYS, source.part.deleted);
  }
}
