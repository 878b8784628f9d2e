package io.freqwatch.scrape;

import java.util.List;

/**
 * What a job leaves out of the targets that discovery found.
 *
 * @param targetLimit how many the job may have; 0 means no limit
 * @param beyondLimit how many more there are, which are not scraped
 */
public record ScrapePoolStatus(
    String job, int targetLimit, int beyondLimit, DroppedTargets dropped, InvalidTargets invalid) {
  static ScrapePoolStatus empty(String job) {
    return new ScrapePoolStatus(
        job, 0, 0, new DroppedTargets(job, 0, List.of()), InvalidTargets.NONE);
  }
}
