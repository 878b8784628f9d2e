package io.freqwatch.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.relabel.NameScheme;
import java.util.List;
import java.util.Optional;

/**
 * The labels of a sample, from those the target exposes: ours attached, relabelled, and held
 * against the limits. Asked once for each line that is new.
 */
final class SeriesLabels {
  private final ScrapeOptions options;
  private final Labels attached;

  SeriesLabels(ScrapeOptions options, Target target) {
    this.options = options;
    this.attached = target.labels();
  }

  /**
   * Empty where relabelling drops the sample.
   *
   * @throws ScrapeFailure where a limit is exceeded, or the sample has no valid name
   */
  Optional<Labels> of(List<Label> exposed) {
    Labels labels =
        options.samples().honorLabels()
            ? SampleLabels.honoring(exposed, attached)
            : SampleLabels.exporting(exposed, attached);
    Optional<Labels> kept = options.samples().relabeling().apply(labels);
    kept.ifPresent(this::check);
    return kept;
  }

  private void check(Labels labels) {
    if (labels.metricName().isEmpty()) {
      throw new ScrapeFailure(
          ScrapeFailure.Cause.FORMAT, "relabelling leaves a sample without a name: " + labels);
    }
    if (options.samples().names() == NameScheme.LEGACY) {
      requireLegacyNames(labels);
    }
    requireWithinLimits(labels);
  }

  private static void requireLegacyNames(Labels labels) {
    if (!NameScheme.LEGACY.isMetricName(labels.metricName())) {
      throw invalidName(labels.metricName());
    }
    for (Label label : labels) {
      if (!NameScheme.LEGACY.isLabelName(label.name())) {
        throw invalidName(label.name());
      }
    }
  }

  private static ScrapeFailure invalidName(String name) {
    return new ScrapeFailure(
        ScrapeFailure.Cause.FORMAT,
        "found the name \"%.100s\", expected letters, digits and underscores"
            .formatted(name)
            .concat(" (metric_name_validation_scheme: legacy)"));
  }

  private void requireWithinLimits(Labels labels) {
    ScrapeLimits limits = options.limits();
    requireAtMost("label", labels.size(), limits.labels(), labels);
    for (Label label : labels) {
      requireAtMost("label name length", bytes(label.name()), limits.labelNameBytes(), labels);
      requireAtMost("label value length", bytes(label.value()), limits.labelValueBytes(), labels);
    }
  }

  private static void requireAtMost(String what, int amount, int limit, Labels labels) {
    if (ScrapeLimits.exceeds(amount, limit)) {
      throw new ScrapeFailure(
          ScrapeFailure.Cause.LABEL_LIMIT,
          "%s limit exceeded by metric %.50s: found %d, the limit is %d"
              .formatted(what, labels.metricName(), amount, limit));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
