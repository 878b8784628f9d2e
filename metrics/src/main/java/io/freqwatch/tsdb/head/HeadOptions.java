package io.freqwatch.tsdb.head;

import java.time.Duration;

/**
 * What a head keeps and takes.
 *
 * @param chunkRangeMillis the time span of the blocks it is written to; no chunk goes over a
 *     multiple of it
 * @param seriesLimit how many series it takes
 * @param exemplarLimit how many exemplars it keeps
 * @param outOfOrderWindow how far behind its newest sample others may come; zero, and each series
 *     takes only what is newer than all it has
 */
public record HeadOptions(
    long chunkRangeMillis, int seriesLimit, int exemplarLimit, Duration outOfOrderWindow) {
  public static final HeadOptions DEFAULT =
      new HeadOptions(Duration.ofHours(2).toMillis(), 1_000_000, 100_000, Duration.ZERO);

  public HeadOptions withChunkRange(Duration range) {
    return new HeadOptions(range.toMillis(), seriesLimit, exemplarLimit, outOfOrderWindow);
  }

  public HeadOptions withSeriesLimit(int limit) {
    return new HeadOptions(chunkRangeMillis, limit, exemplarLimit, outOfOrderWindow);
  }

  public HeadOptions withOutOfOrderWindow(Duration window) {
    return new HeadOptions(chunkRangeMillis, seriesLimit, exemplarLimit, window);
  }
}
