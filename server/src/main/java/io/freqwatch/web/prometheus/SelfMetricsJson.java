package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A family of our own metrics as the JSON form of {@code io.prometheus.client.MetricFamily}
 * (ProtoJSON: whole numbers of 64 bits are strings, and so is what is no number).
 */
final class SelfMetricsJson {
  private SelfMetricsJson() {}

  /** The name as it stands on the page {@code /metrics}. */
  static String name(MetricSnapshot family) {
    String name = family.getMetadata().getPrometheusName();
    return switch (family) {
      case CounterSnapshot _ -> name + "_total";
      case InfoSnapshot _ -> name + "_info";
      default -> name; // the other kinds of the library have names without a suffix
    };
  }

  static ObjectNode of(MetricSnapshot family) {
    String help = family.getMetadata().getHelp();
    ObjectNode node = Json.object().put("name", name(family));
    node.put("help", help == null ? "" : help);
    node.put("type", type(family));
    ArrayNode metrics = node.putArray("metric");
    family.getDataPoints().forEach(point -> metrics.add(metric(point)));
    return node;
  }

  private static String type(MetricSnapshot family) {
    return switch (family) {
      case CounterSnapshot _ -> "COUNTER";
      case GaugeSnapshot _, InfoSnapshot _ -> "GAUGE";
      case HistogramSnapshot _ -> "HISTOGRAM";
      case SummarySnapshot _ -> "SUMMARY";
      default -> "UNTYPED"; // what a plugin may bring
    };
  }

  private static ObjectNode metric(DataPointSnapshot point) {
    ObjectNode node = Json.object();
    addLabels(point.getLabels(), node);
    switch (point) {
      case CounterSnapshot.CounterDataPointSnapshot counter ->
          put(node.putObject("counter"), "value", counter.getValue());
      case GaugeSnapshot.GaugeDataPointSnapshot gauge ->
          put(node.putObject("gauge"), "value", gauge.getValue());
      case InfoSnapshot.InfoDataPointSnapshot _ -> put(node.putObject("gauge"), "value", 1);
      case HistogramDataPointSnapshot histogram ->
          addHistogram(histogram, node.putObject("histogram"));
      case SummaryDataPointSnapshot summary -> addSummary(summary, node.putObject("summary"));
      default -> {} // its labels alone
    }
    return node;
  }

  private static void addLabels(Labels labels, ObjectNode node) {
    if (!labels.isEmpty()) {
      ArrayNode list = node.putArray("label");
      labels.forEach(
          label -> list.addObject().put("name", label.getName()).put("value", label.getValue()));
    }
  }

  private static void addHistogram(HistogramDataPointSnapshot histogram, ObjectNode node) {
    node.put("sampleCount", Long.toString(histogram.getCount()));
    put(node, "sampleSum", histogram.getSum());
    ArrayNode buckets = node.putArray("bucket");
    ClassicHistogramBuckets classic = histogram.getClassicBuckets();
    long count = 0;
    for (ClassicHistogramBucket bucket : classic) {
      count += bucket.getCount();
      ObjectNode each = buckets.addObject().put("cumulativeCount", Long.toString(count));
      put(each, "upperBound", bucket.getUpperBound());
    }
  }

  private static void addSummary(SummaryDataPointSnapshot summary, ObjectNode node) {
    node.put("sampleCount", Long.toString(summary.getCount()));
    put(node, "sampleSum", summary.getSum());
    ArrayNode quantiles = node.putArray("quantile");
    for (Quantile quantile : summary.getQuantiles()) {
      ObjectNode each = quantiles.addObject();
      put(each, "quantile", quantile.getQuantile());
      put(each, "value", quantile.getValue());
    }
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }
  }
}
