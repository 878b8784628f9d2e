package io.freqwatch.scrape;

import io.freqwatch.discovery.Discovery;

/** A job: how to scrape, and what. */
public record ScrapeJob(ScrapeOptions options, Discovery discovery) {}
