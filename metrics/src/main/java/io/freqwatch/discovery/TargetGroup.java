package io.freqwatch.discovery;

import io.freqwatch.model.Labels;
import java.util.List;

/**
 * Targets that share labels. Labels that begin with {@code __} say how to scrape and do not reach
 * the samples; {@code __address__}, host and port, is what every target must have.
 *
 * @param source where the group comes from, unique within its discovery
 * @param targets the labels of each target; they win over the group's
 * @param labels the labels of all of them
 */
public record TargetGroup(String source, List<Labels> targets, Labels labels) {
  public static final String ADDRESS = "__address__";
  public static final String SCHEME = "__scheme__";
  public static final String METRICS_PATH = "__metrics_path__";
  public static final String PARAMETER_PREFIX = "__param_";
  public static final String SCRAPE_INTERVAL = "__scrape_interval__";
  public static final String SCRAPE_TIMEOUT = "__scrape_timeout__";

  /** Labels that tell where a target was found; they end with relabelling. */
  public static final String META_PREFIX = "__meta_";

  public TargetGroup {
    targets = List.copyOf(targets);
  }

  /** The labels of each target together with the group's. */
  public List<Labels> joined() {
    return targets.stream().map(this::joined).toList();
  }

  private Labels joined(Labels target) {
    Labels.Builder both = labels.toBuilder();
    target.forEach(label -> both.set(label.name(), label.value()));
    return both.build();
  }
}
