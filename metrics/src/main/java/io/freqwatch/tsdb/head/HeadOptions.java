package io.freqwatch.tsdb.head;

import java.time.Duration;

/**
 * What a head keeps and takes.
 *
 * @param chunkRangeMillis the time span of the blocks it is written to; no chunk goes over a
 *     multiple of it
 * @param seriesLimit how many series it takes
 * @param exemplarLimit how many exemplars it keeps
 */
public record HeadOptions(long chunkRangeMillis, int seriesLimit, int exemplarLimit) {
  public static final HeadOptions DEFAULT =
      new HeadOptions(Duration.ofHours(2).toMillis(), 1_000_000, 100_000);

  public HeadOptions withChunkRange(Duration range) {
    return new HeadOptions(range.toMillis(), seriesLimit, exemplarLimit);
  }

  public HeadOptions withSeriesLimit(int limit) {
    return new HeadOptions(chunkRangeMillis, limit, exemplarLimit);
  }
}
