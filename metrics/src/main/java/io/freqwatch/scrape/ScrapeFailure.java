package io.freqwatch.scrape;

/** Why a scrape brought no samples; the message is what the targets page shows. */
public final class ScrapeFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What failed, for the counters. */
  public enum Cause {
    /** No answer, for a reason that has no name of its own. */
    UNREACHED,
    /** The timeout passed before the answer was whole. */
    TIMEOUT,
    /** Nothing listens there. */
    REFUSED,
    UNKNOWN_HOST,
    TLS,
    STATUS,
    FORMAT,
    BODY_SIZE_LIMIT,
    SAMPLE_LIMIT,
    LABEL_LIMIT,
    BUCKET_LIMIT,
    /** Our storage holds as many series as it may, or cannot write. */
    STORAGE
  }

  private final Cause reason;

  ScrapeFailure(Cause reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
