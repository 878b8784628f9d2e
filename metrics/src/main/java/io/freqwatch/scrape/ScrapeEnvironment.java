package io.freqwatch.scrape;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.Appendable;

/** What all loops of a manager share. */
record ScrapeEnvironment(
    Appendable storage,
    Scraper scraper,
    Clock clock,
    ScrapeListener listener,
    ScrapeCounters counters) {}
