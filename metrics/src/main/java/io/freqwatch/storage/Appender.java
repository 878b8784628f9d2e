package io.freqwatch.storage;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;

/**
 * One batch of samples. Readers see it wholly after {@link #commit} or not at all. Samples of one
 * series come in the order of their time. Used by one thread, and once: after commit or rollback
 * only {@link #close} may follow.
 *
 * <p>A refused sample leaves the batch as it was; the caller may go on with the next one. What was
 * accepted is checked again at commit, since another batch may have come first: a sample that then
 * no longer fits is dropped and counted in {@link StorageStatistics}.
 */
public interface Appender extends AutoCloseable {
  /**
   * The storage's short name of a series, which it creates where it is new. It stays valid until
   * the storage forgets the series, so it may be kept between batches.
   *
   * @throws StorageException.TooManySeries where the series is new and the storage is full
   */
  long reference(Labels labels);

  /**
   * Adds a sample. A value may be {@link StaleMarker}; its raw bits are kept. A sample that is
   * there already, equal in time and value, is no error and adds nothing.
   *
   * @throws StorageException.UnknownReference where the storage has forgotten the series: ask for a
   *     new reference by labels
   * @throws StorageException.OutOfOrder where the series has a newer sample
   * @throws StorageException.DuplicateForTimestamp where the series has another value at this time
   * @throws StorageException.OutOfBounds where the time is older than what the storage keeps
   */
  void append(long reference, long timestampMillis, double value);

  /** As {@link #append(long, long, double)}, with the series named by its labels. */
  default void append(Labels labels, long timestampMillis, double value) {
    append(reference(labels), timestampMillis, value);
  }

  /**
   * Adds a native histogram. Otherwise as {@link #append(long, long, double)}; a series may hold
   * floats and histograms, and one whose last sample is a histogram ends with {@link
   * StaleMarker#HISTOGRAM}.
   *
   * @throws StorageException.InvalidHistogram where the histogram contradicts itself
   */
  void append(long reference, long timestampMillis, FloatHistogram histogram);

  /** As {@link #append(long, long, FloatHistogram)}, with the series named by its labels. */
  default void append(Labels labels, long timestampMillis, FloatHistogram histogram) {
    append(reference(labels), timestampMillis, histogram);
  }

  /**
   * Adds an exemplar to a series. One that equals the newest of its series is no error and adds
   * nothing. The storage keeps a limited number of them.
   *
   * @throws StorageException.UnknownReference where the storage has forgotten the series
   * @throws StorageException.OutOfOrderExemplar where the series has a newer one
   * @throws StorageException.ExemplarTooLong where its labels are longer than 128 characters
   */
  void exemplar(long reference, Exemplar exemplar);

  /**
   * Says when the counter of a series began to count, before the sample at that time is added: a
   * zero is stored at the start where the series has nothing at or after it, so that its first
   * increase is seen. Does nothing where the start is not before the sample or no longer kept.
   *
   * @throws StorageException.UnknownReference where the storage has forgotten the series
   */
  void startTimestamp(long reference, long timestampMillis, long startMillis);

  /**
   * As {@link #startTimestamp(long, long, long)} for a series of native histograms; the zero is an
   * empty histogram of the same kind of buckets.
   */
  void startTimestamp(
      long reference, long timestampMillis, long startMillis, FloatHistogram histogram);

  /** Makes the batch visible to readers, and lasting as far as the storage promises that. */
  void commit();

  /** Forgets the batch. */
  void rollback();

  /** Rolls back what was not committed. */
  @Override
  void close();
}
