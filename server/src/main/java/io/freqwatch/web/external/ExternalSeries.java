package io.freqwatch.web.external;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** The floats of one series of an answer; native histograms are left out. */
record ExternalSeries(Labels labels, long[] timestampsMillis, double[] values) implements Series {
  private static final double MILLIS_PER_SECOND = 1e3;

  static ExternalSeries of(JsonNode answer) {
    Labels.Builder labels = Labels.builder();
    answer
        .path("metric")
        .properties()
        .forEach(label -> labels.set(label.getKey(), label.getValue().asString("")));
    JsonNode points = answer.path("values");
    long[] timestamps = new long[points.size()];
    double[] values = new double[points.size()];
    for (int i = 0; i < timestamps.length; i++) {
      timestamps[i] = Math.round(points.get(i).path(0).asDouble(0) * MILLIS_PER_SECOND);
      values[i] = number(points.get(i).path(1).asString("NaN"));
    }
    return new ExternalSeries(labels.build(), timestamps, values);
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> parsed(text);
    };
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException ignored) { // what is no number is none
      return Double.NaN;
    }
  }

  @Override
  public SampleIterator samples() {
    return new Samples();
  }

  /** Stands before the first sample. */
  private final class Samples implements SampleIterator {
    private int at = -1;

    @Override
    public SampleKind next() {
      at = Math.min(at + 1, values.length);
      return kind();
    }

    @Override
    public SampleKind seek(long timestampMillis) {
      int found = Arrays.binarySearch(timestampsMillis, timestampMillis);
      at = Math.max(at, found >= 0 ? found : -found - 1);
      return kind();
    }

    private SampleKind kind() {
      return at < values.length ? SampleKind.FLOAT : SampleKind.NONE;
    }

    @Override
    public long timestampMillis() {
      return timestampsMillis[at];
    }

    @Override
    public double value() {
      return values[at];
    }

    @Override
    public FloatHistogram histogram() {
      throw new IllegalStateException("there are floats alone");
    }
  }
}
