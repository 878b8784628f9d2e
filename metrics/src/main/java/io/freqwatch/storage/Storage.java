package io.freqwatch.storage;

/**
 * A place for samples: written in batches, read by time and matchers. Safe for use by many threads;
 * appenders and queriers belong to one thread each.
 */
public interface Storage extends Appendable, Backfillable, Queryable, ExemplarQueryable {
  /** Counters and sizes of this moment; cheap, callable from any thread. */
  StorageStatistics statistics();
}
