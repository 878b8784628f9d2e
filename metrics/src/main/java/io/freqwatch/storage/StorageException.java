package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;

/**
 * Why a storage refused something. Carries no stack trace: refusals are data, and a hostile target
 * can cause a million of them.
 */
@SuppressWarnings("serial") // nobody serialises it
public abstract sealed class StorageException extends RuntimeException {
  private StorageException(String message) {
    super(message, null, false, false);
  }

  /** The storage is elsewhere and does not answer. */
  public static final class Unavailable extends StorageException {
    public Unavailable(String message) {
      super(message);
    }
  }

  /** The series has a newer sample. */
  public static final class OutOfOrder extends StorageException {
    public OutOfOrder(Labels labels, long timestampMillis, long newestMillis) {
      super(
          "out of order sample of %s: its time %d is not after the newest one's, %d"
              .formatted(labels, timestampMillis, newestMillis));
    }
  }

  /** The time lies outside of what the storage takes. */
  public static final class OutOfBounds extends StorageException {
    public OutOfBounds(Labels labels, long timestampMillis, long oldestMillis) {
      super(
          "out of bounds sample of %s: its time %d is before %d, the oldest that is kept"
              .formatted(labels, timestampMillis, oldestMillis));
    }
  }

  /** The series has another value at the same time. */
  public static final class DuplicateForTimestamp extends StorageException {
    public DuplicateForTimestamp(Labels labels, long timestampMillis, String kept, String refused) {
      super(
          "duplicate sample of %s at %d: the value is %s already, %s is refused"
              .formatted(labels, timestampMillis, kept, refused));
    }
  }

  /** The storage holds as many series as it may. */
  public static final class TooManySeries extends StorageException {
    public TooManySeries(Labels labels, long limit) {
      super("no room for the new series %s: the limit is %d series".formatted(labels, limit));
    }
  }

  /** A native histogram contradicts itself. */
  public static final class InvalidHistogram extends StorageException {
    /** Refuses a histogram that contradicts itself. */
    public static void check(Labels labels, long timestampMillis, FloatHistogram histogram) {
      try {
        histogram.requireValid();
      } catch (IllegalArgumentException e) {
        throw new InvalidHistogram(labels, timestampMillis, String.valueOf(e.getMessage()));
      }
    }

    public InvalidHistogram(Labels labels, long timestampMillis, String reason) {
      super("invalid sample of %s at %d: %s".formatted(labels, timestampMillis, reason));
    }
  }

  /** The series has a newer exemplar. */
  public static final class OutOfOrderExemplar extends StorageException {
    public OutOfOrderExemplar(Labels labels, long timestampMillis, long newestMillis) {
      super(
          "out of order exemplar of %s: its time %d is not after the newest one's, %d"
              .formatted(labels, timestampMillis, newestMillis));
    }
  }

  /** The labels of an exemplar are longer than OpenMetrics allows. */
  public static final class ExemplarTooLong extends StorageException {
    public ExemplarTooLong(Labels labels, int characters, int limit) {
      super(
          "exemplar of %s has %d characters in its labels, expected at most %d"
              .formatted(labels, characters, limit));
    }
  }

  /** The storage has forgotten the series of a reference. */
  public static final class UnknownReference extends StorageException {
    public UnknownReference(long reference) {
      super("no series has the reference " + reference + " any more");
    }
  }

  /** What is stored makes no sense where it is read: damaged, or written by something newer. */
  public static final class Corrupt extends StorageException {
    /**
     * @param message what is wrong where, and what was expected
     */
    public Corrupt(String message) {
      super(message);
    }
  }
}
