package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import java.util.Map;

/**
 * A target that is being scraped, as it is at this moment.
 *
 * @param discovered every label before relabelling
 * @param metadata what the target says of its families, by name; follows what it says later
 */
public record ActiveTarget(
    ScrapeOptions options,
    Target target,
    Labels discovered,
    TargetStatus status,
    Map<String, Metadata> metadata) {}
