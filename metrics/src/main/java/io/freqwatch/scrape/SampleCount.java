package io.freqwatch.scrape;

import io.freqwatch.scrape.ScrapeFailure.Cause;

/**
 * Refuses a large text by its lines before any new series is made of it: a million of them would
 * cost hundreds of megabytes until the limit is reached sample by sample. Used by the loop's
 * thread.
 */
final class SampleCount {
  /** The shortest line of a sample: {@code a 1} and the line's end. */
  private static final int LEAST_BYTES = 4;

  private static final byte[] NOTHING = {};

  private final ScrapeOptions options;
  private byte[] uncounted = NOTHING;

  SampleCount(ScrapeOptions options) {
    this.options = options;
  }

  /** Only text has lines, and only without rules are as many samples kept as come. */
  void begin(Scraper.Answer answer) {
    int limit = options.limits().samples();
    boolean counts =
        limit > 0
            && answer.body().length / LEAST_BYTES > limit
            && options.samples().relabeling().isEmpty()
            && !answer.contentType().contains("protobuf");
    uncounted = counts ? answer.body() : NOTHING;
  }

  /** To be called before a series is made of a line. */
  void checkLines() {
    byte[] body = uncounted;
    uncounted = NOTHING;
    if (lines(body) > options.limits().samples()) {
      throw exceeded(options.limits().samples());
    }
  }

  /** Lets go of the answer. */
  void end() {
    uncounted = NOTHING;
  }

  /** Checks what is left after relabelling. */
  void check(int kept) {
    int limit = options.limits().samples();
    if (ScrapeLimits.exceeds(kept, limit)) {
      throw exceeded(limit);
    }
  }

  private static ScrapeFailure exceeded(int limit) {
    return new ScrapeFailure(
        Cause.SAMPLE_LIMIT,
        "sample limit exceeded: the target exposes more than " + limit + " samples");
  }

  private static int lines(byte[] body) {
    int lines = 0;
    boolean lineBegins = true;
    for (byte character : body) {
      if (lineBegins && character != '#' && character != '\n') {
        lines++;
      }
      lineBegins = character == '\n';
    }
    return lines;
  }
}
