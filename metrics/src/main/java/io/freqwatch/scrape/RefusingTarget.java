package io.freqwatch.scrape;

/** A target of which new series have been refused. */
public record RefusingTarget(String job, String instance, RefusedSeries refused) {}
