package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * A series as a part of a classic histogram.
 *
 * @param labels those of the histogram: its own name first, no bound
 * @param bound of a bucket
 */
record ClassicSeries(Part part, List<Label> labels, double bound) {
  enum Part {
    /** Of no classic histogram. */
    NONE,
    BUCKET,
    COUNT,
    SUM
  }

  static final ClassicSeries NONE = new ClassicSeries(Part.NONE, List.of(), Double.NaN);

  /** The part that a series has in a family of histograms. */
  static ClassicSeries of(List<Label> labels, String family) {
    String name = labels.getFirst().value();
    if (name.equals(family + "_count")) {
      return new ClassicSeries(Part.COUNT, base(labels, family), Double.NaN);
    }
    if (name.equals(family + "_sum")) {
      return new ClassicSeries(Part.SUM, base(labels, family), Double.NaN);
    }
    double bound = name.equals(family + "_bucket") ? bound(labels) : Double.NaN;
    return Double.isNaN(bound) ? NONE : new ClassicSeries(Part.BUCKET, base(labels, family), bound);
  }

  static ClassicSeries ofNative(List<Label> labels) {
    return new ClassicSeries(Part.NONE, base(labels, labels.getFirst().value()), Double.NaN);
  }

  boolean isSameHistogram(ClassicSeries other) {
    return !labels.isEmpty() && labels.equals(other.labels);
  }

  private static List<Label> base(List<Label> labels, String family) {
    List<Label> base = new ArrayList<>(labels.size());
    base.add(new Label(Labels.METRIC_NAME, family));
    labels.stream()
        .skip(1)
        .filter(label -> !label.name().equals(BoundLabel.BUCKET))
        .forEach(base::add);
    return base;
  }

  /** NaN where the series has no bound that is a number. */
  private static double bound(List<Label> labels) {
    for (Label label : labels) {
      if (label.name().equals(BoundLabel.BUCKET)) {
        return number(label.value());
      }
    }
    return Double.NaN;
  }

  private static double number(String text) {
    try {
      return ExpositionNumber.parse(text);
    } catch (NumberFormatException ignored) { // then the series is none of a bucket
      return Double.NaN;
    }
  }
}
