package io.freqwatch.scrape;

import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;

/** Says why a job cannot scrape targets, before it tries. */
public final class ScrapeTargetCheck {
  private ScrapeTargetCheck() {}

  /** One sentence for each target of the group that makes no address; dropped ones are fine. */
  public static List<String> reasons(ScrapeOptions options, TargetGroup group) {
    List<String> reasons = new ArrayList<>();
    for (Labels labels : group.joined()) {
      switch (DiscoveredTarget.of(options, labels)) {
        case DiscoveredTarget.Invalid invalid -> reasons.add(invalid.reason());
        case DiscoveredTarget.Active _, DiscoveredTarget.Dropped _ -> {}
      }
    }
    return reasons;
  }
}
