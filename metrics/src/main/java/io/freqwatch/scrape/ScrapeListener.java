package io.freqwatch.scrape;

/** Hears of each scrape after its batch is visible to readers. */
@FunctionalInterface
public interface ScrapeListener {
  /** Called by the thread of the target's loop; returns soon and does not throw. */
  void onCommit(String job, Target target);
}
