package io.freqwatch.tsdb.block;

import java.util.ArrayList;
import java.util.List;

/**
 * Says which blocks to merge next, as Prometheus' leveled compaction does: overlapping ones first;
 * then those that fill a longer range together, or will get no more company in it; then one of
 * which much was deleted.
 */
final class CompactionPlan {
  /** Deleted spans for each series from which on a block is written anew. */
  private static final double MUCH_DELETED = 0.05;

  private final List<Long> ranges;

  CompactionPlan(List<Long> ranges) {
    this.ranges = ranges;
  }

  /**
   * The blocks to merge, or to write anew where it is one; empty where there is nothing to do.
   *
   * @param blocks sorted by time
   */
  List<BlockMeta> next(List<BlockMeta> blocks) {
    List<BlockMeta> overlapping = overlapping(blocks);
    if (!overlapping.isEmpty()) {
      return overlapping;
    }
    // The last one may yet get company from the head.
    List<BlockMeta> settled = blocks.subList(0, Math.max(0, blocks.size() - 1));
    List<BlockMeta> full = filling(settled);
    return full.isEmpty() ? deletedFrom(settled) : full;
  }

  /** The first run of blocks of which each overlaps one before it. */
  private static List<BlockMeta> overlapping(List<BlockMeta> blocks) {
    List<BlockMeta> run = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (BlockMeta block : blocks) {
      if (block.minMillis() >= end) {
        if (run.size() > 1) {
          return run;
        }
        run.clear();
      }
      run.add(block);
      end = Math.max(end, block.maxMillis());
    }
    return run.size() > 1 ? run : List.of();
  }

  private List<BlockMeta> filling(List<BlockMeta> settled) {
    if (settled.isEmpty()) {
      return List.of();
    }
    long newest = settled.getLast().minMillis();
    for (long range : ranges.subList(1, ranges.size())) {
      for (List<BlockMeta> part : parts(settled, range)) {
        long from = part.getFirst().minMillis();
        long to = part.getLast().maxMillis();
        if (part.size() > 1 && (to - from == range || to <= newest)) {
          return part;
        }
      }
    }
    return List.of();
  }

  /** The blocks by the multiples of a range that they lie in; those that lie in none left out. */
  private static List<List<BlockMeta>> parts(List<BlockMeta> blocks, long range) {
    List<List<BlockMeta>> parts = new ArrayList<>();
    long current = Long.MIN_VALUE;
    for (BlockMeta block : blocks) {
      long start = Math.floorDiv(block.minMillis(), range) * range;
      if (block.maxMillis() > start + range) {
        continue;
      }
      if (parts.isEmpty() || start != current) {
        parts.add(new ArrayList<>());
        current = start;
      }
      parts.getLast().add(block);
    }
    return parts;
  }

  private static List<BlockMeta> deletedFrom(List<BlockMeta> settled) {
    for (BlockMeta block : settled.reversed()) {
      double share = (double) block.stats().tombstones() / (block.stats().series() + 1);
      if (share > MUCH_DELETED) {
        return List.of(block);
      }
    }
    return List.of();
  }
}
