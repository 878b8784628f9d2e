package io.freqwatch.exporter;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.Metric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes text 0.0.4 with the original's freedoms: counters without {@code _total}, gauges that end
 * in {@code _count}. One thread.
 */
final class FtmetricWriter {
  private final StringBuilder text = new StringBuilder(8192);
  private final List<String> commonLabels;
  private String family = "";

  /**
   * @param commonLabels name, value, name, value, ... put on every sample that does not stand alone
   */
  FtmetricWriter(String... commonLabels) {
    this.commonLabels = List.of(commonLabels);
  }

  FtmetricWriter gauge(String name, String help) {
    return begin(name, "gauge", help);
  }

  FtmetricWriter counter(String name, String help) {
    return begin(name, "counter", help);
  }

  /** A family with one histogram without labels, its bounds and sum times a factor. */
  FtmetricWriter histogram(String name, String help, Metric.Histogram histogram, double factor) {
    begin(name, "histogram", help);
    for (int i = 0; i < histogram.counts().length; i++) {
      String bound = GoNumber.format(histogram.upperBounds()[i] * factor);
      text.append(name).append("_bucket{le=\"").append(bound).append("\"} ");
      text.append(histogram.counts()[i]).append('\n');
    }
    text.append(name).append("_sum ").append(GoNumber.format(histogram.sum() * factor));
    text.append('\n').append(name).append("_count ").append(histogram.count()).append('\n');
    return this;
  }

  private FtmetricWriter begin(String name, String type, String help) {
    family = name;
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** A sample of the family begun last, with the common labels; nothing where there is no value. */
  FtmetricWriter sample(@Nullable Number value, String... labels) {
    if (value != null) {
      text.append(family).append('{');
      labels(commonLabels, "");
      labels(List.of(labels), commonLabels.isEmpty() ? "" : ",");
      value(value);
    }
    return this;
  }

  /** A sample with these labels only. */
  FtmetricWriter sampleAlone(double value, String... labels) {
    text.append(family).append('{');
    labels(List.of(labels), "");
    value(value);
    return this;
  }

  private void value(Number value) {
    text.append("} ").append(GoNumber.format(value.doubleValue())).append('\n');
  }

  private void labels(List<String> pairs, String before) {
    String separator = before;
    for (int i = 0; i < pairs.size(); i += 2) {
      text.append(separator).append(pairs.get(i)).append("=\"");
      text.append(escaped(pairs.get(i + 1))).append('"');
      separator = ",";
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
