package io.freqwatch.scrape;

import java.util.List;

/** What is being scraped, asked anew each time. Callable from any thread. */
@FunctionalInterface
public interface ScrapeTargets {
  /** The targets of all jobs, in the order of the configuration. */
  List<ActiveTarget> targets();

  /** What each job leaves out, in the order of the configuration; jobs without targets too. */
  default List<ScrapePoolStatus> poolStatus() {
    return List.of();
  }

  /** The jobs, in the order of the configuration. */
  default List<ScrapeOptions> jobs() {
    return List.of();
  }

  /** Which targets each job drops, in the order of the configuration. */
  default List<DroppedTargets> droppedTargets() {
    return List.of();
  }
}
