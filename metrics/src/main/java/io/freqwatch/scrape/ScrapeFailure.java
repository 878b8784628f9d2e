package io.freqwatch.scrape;

/** Why a scrape brought no samples; the message is what the targets page shows. */
public final class ScrapeFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What failed, for the counters. */
  public enum Cause {
    UNREACHED,
    STATUS,
    FORMAT,
    BODY_SIZE_LIMIT,
    SAMPLE_LIMIT,
    LABEL_LIMIT,
    BUCKET_LIMIT
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
