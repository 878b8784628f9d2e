package io.freqwatch.scrape;

/** Fetches the exposition of a target. Called by many threads at once. */
@FunctionalInterface
public interface Scraper {
  /** What a target answered. */
  record Answer(String contentType, byte[] body) {}

  /**
   * Returns within the timeout of the options, whatever the target does; an interrupt ends it early
   * and leaves the thread interrupted.
   *
   * @throws ScrapeFailure where there is no whole answer within the limits
   */
  Answer fetch(Target target, ScrapeOptions options);
}
