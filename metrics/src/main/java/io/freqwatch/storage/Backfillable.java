package io.freqwatch.storage;

import io.freqwatch.model.Labels;

/** Whatever takes a series' history in at once. Callable from any thread. */
public interface Backfillable {
  /**
   * Adds samples that lie wholly before, or wholly after, those the series has. Samples older than
   * the storage keeps are left out.
   *
   * @param timestampsMillis strictly ascending
   * @param values one per timestamp; both arrays stay the caller's
   * @return how many samples were stored
   * @throws StorageException.OutOfOrder where the samples overlap those the series has, or do not
   *     ascend; nothing is stored then
   * @throws StorageException.TooManySeries where the series is new and the storage is full
   */
  int backfill(Labels labels, long[] timestampsMillis, double[] values);
}
