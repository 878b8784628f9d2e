package io.freqwatch.tsdb.head;

import io.freqwatch.storage.SampleBatch;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A few batches that are not in use, so that not each scrape has to make room for its samples. Safe
 * for use by many threads.
 */
final class SpareBatches {
  private static final int MOST = 2;
  private static final int MOST_ROOM = 1 << 14;

  private final BlockingQueue<SampleBatch> spare = new ArrayBlockingQueue<>(MOST);

  /** An empty batch. */
  SampleBatch take() {
    SampleBatch batch = spare.poll();
    return batch == null ? new SampleBatch() : batch;
  }

  /** Takes a batch that nobody uses any more; a very large one goes. */
  void give(SampleBatch batch) {
    if (batch.room() <= MOST_ROOM) {
      batch.clear();
      spare.offer(batch);
    }
  }
}
