package io.freqwatch.scrape;

import java.util.Map;

/**
 * A target that is being scraped, as it is at this moment.
 *
 * @param metadata what the target says of its families, by name
 */
public record ActiveTarget(
    ScrapeOptions options, Target target, TargetStatus status, Map<String, Metadata> metadata) {}
