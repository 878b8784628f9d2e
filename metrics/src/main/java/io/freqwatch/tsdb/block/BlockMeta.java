package io.freqwatch.tsdb.block;

import java.util.List;

/**
 * What the {@code meta.json} of a block says.
 *
 * @param minMillis no sample is before
 * @param maxMillis all samples are before
 * @param compaction how the block came to be
 */
public record BlockMeta(
    String ulid, long minMillis, long maxMillis, Stats stats, Compaction compaction) {

  /** How much is in the block. */
  public record Stats(
      long samples, long floats, long histograms, long series, long chunks, long tombstones) {
    public static final Stats NONE = new Stats(0, 0, 0, 0, 0, 0);

    Stats withTombstones(long count) {
      return new Stats(samples, floats, histograms, series, chunks, count);
    }
  }

  /** A block that went into another. */
  public record Parent(String ulid, long minMillis, long maxMillis) {}

  /**
   * How a block came to be.
   *
   * @param level 1 for what came from the head, then one more than the highest parent's
   * @param sources the blocks of level 1 whose samples it holds
   * @param parents the blocks it was made of
   * @param hints such as {@code from-out-of-order}
   */
  public record Compaction(
      int level, List<String> sources, List<Parent> parents, List<String> hints) {
    public Compaction {
      sources = List.copyOf(sources);
      parents = List.copyOf(parents);
      hints = List.copyOf(hints);
    }

    /** Prometheus, too, does not take the end of such a block for the beginning of the head. */
    public static final String OUT_OF_ORDER = "from-out-of-order";

    /** Ours: the samples came by backfill, and are kept as long as history is. */
    public static final String HISTORY = "history";

    /** Of a block of backfilled samples. */
    public static Compaction history(String ulid) {
      return new Compaction(1, List.of(ulid), List.of(), List.of(OUT_OF_ORDER, HISTORY));
    }

    /** Of a block of samples that came out of order. */
    public static Compaction outOfOrder(String ulid) {
      return new Compaction(1, List.of(ulid), List.of(), List.of(OUT_OF_ORDER));
    }

    public boolean isOutOfOrder() {
      return hints.contains(OUT_OF_ORDER);
    }

    public boolean isHistory() {
      return hints.contains(HISTORY);
    }

    /** Of a block that came from the head, or from an importer. */
    public static Compaction first(String ulid) {
      return new Compaction(1, List.of(ulid), List.of(), List.of());
    }
  }

  /** A block yet to be written. */
  public static BlockMeta planned(
      String ulid, long minMillis, long maxMillis, Compaction compaction) {
    return new BlockMeta(ulid, minMillis, maxMillis, Stats.NONE, compaction);
  }

  /** A block yet to be written of samples that are in no other. */
  public static BlockMeta planned(String ulid, long minMillis, long maxMillis) {
    return planned(ulid, minMillis, maxMillis, Compaction.first(ulid));
  }

  public BlockMeta withStats(Stats counted) {
    return new BlockMeta(ulid, minMillis, maxMillis, counted, compaction);
  }

  public Parent asParent() {
    return new Parent(ulid, minMillis, maxMillis);
  }

  /** Whether both hold some time. */
  public boolean overlaps(BlockMeta other) {
    return minMillis < other.maxMillis && other.minMillis < maxMillis;
  }
}
