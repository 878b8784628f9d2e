package io.freqwatch.app;

import io.freqwatch.config.LimitOptions;
import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.scrape.ScrapeLimits;
import io.freqwatch.scrape.ScrapeOptions;
import java.time.Duration;

/** The three scrape jobs over each bot's exporter: what changes often is read often. */
final class Jobs {
  private Jobs() {}

  /** The label {@code job} of a group's series. */
  static String name(CollectGroup group) {
    return switch (group) {
      case STATE -> "freqtrade";
      case STANDARD -> "freqtrade-standard";
      case HISTORICAL -> "freqtrade-historical";
    };
  }

  static ScrapeOptions options(CollectGroup group, Duration interval, LimitOptions limits) {
    return ScrapeOptions.of(name(group))
        .withInterval(interval)
        .withParam("collect[]", group.parameter())
        .withHonorLabels()
        .withLimits(
            ScrapeLimits.DEFAULT
                .withBodyBytes(limits.scrapeBodyBytes())
                .withSamples(limits.scrapeSamples()));
  }
}
