package io.freqwatch.scrape;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The labels of a sample: those the target exposes and those we attach to the target. */
final class SampleLabels {
  private static final String EXPORTED_PREFIX = "exported_";

  private SampleLabels() {}

  /** What the target exposes wins; an empty label it exposes keeps ours away. */
  static Labels honoring(List<Label> exposed, Labels target) {
    Set<String> names = new HashSet<>();
    Labels.Builder labels = Labels.builder();
    for (Label label : exposed) {
      names.add(label.name());
      labels.set(label.name(), label.value());
    }
    for (Label label : target) {
      if (!names.contains(label.name())) {
        labels.set(label.name(), label.value());
      }
    }
    return labels.build();
  }

  /** Ours win; what the target exposes under such a name is renamed with {@code exported_}. */
  static Labels exporting(List<Label> exposed, Labels target) {
    Labels.Builder kept = Labels.builder();
    List<Label> conflicting = new ArrayList<>();
    for (Label label : exposed) {
      if (!target.has(label.name())) {
        kept.set(label.name(), label.value());
      } else if (!label.value().isEmpty()) {
        conflicting.add(label);
      }
    }
    target.forEach(label -> kept.set(label.name(), label.value()));
    for (Label label : conflicting) {
      Labels taken = kept.build();
      String name = EXPORTED_PREFIX + label.name();
      while (taken.has(name)) {
        name = EXPORTED_PREFIX + name;
      }
      kept.set(name, label.value());
    }
    return kept.build();
  }

  /** The labels of a series that we make up about the target itself. */
  static Labels synthetic(String name, Labels target) {
    return exporting(List.of(), target).toBuilder().set(Labels.METRIC_NAME, name).build();
  }
}
