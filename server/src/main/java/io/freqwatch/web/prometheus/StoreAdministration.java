package io.freqwatch.web.prometheus;

import io.freqwatch.model.Matcher;
import io.freqwatch.tsdb.block.BlockMeta;
import java.io.IOException;
import java.util.List;

/** What an administrator may ask of the store. Called from any thread. */
public interface StoreAdministration {
  /** How many damaged places were found in the log when it was read. */
  long damages();

  /** The number of the log's segment that is being written. */
  int logSegment();

  /** Of all blocks that are open, oldest first. */
  List<BlockMeta> blocks();

  /**
   * Takes the samples of the matching series from one time to another, both included, out of every
   * answer.
   */
  void delete(long minMillis, long maxMillis, Matcher... matchers) throws IOException;

  /** Takes what was deleted off the disk. */
  void cleanTombstones() throws IOException;

  /**
   * Copies all that is stored into a new folder.
   *
   * @param skipHead whether what is in memory alone is left out
   * @return the folder's name below {@code snapshots} in the data directory
   */
  String snapshot(boolean skipHead) throws IOException;
}
