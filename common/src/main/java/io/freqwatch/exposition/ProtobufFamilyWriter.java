package io.freqwatch.exposition;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;

/** Messages {@code io.prometheus.client.MetricFamily}, each after its length. */
final class ProtobufFamilyWriter implements FamilyWriter {
  private static final int FAMILY_NAME = 1;
  private static final int FAMILY_HELP = 2;
  private static final int FAMILY_TYPE = 3;
  private static final int FAMILY_METRIC = 4;
  private static final int FAMILY_UNIT = 5;
  private static final int METRIC_LABEL = 1;
  private static final int METRIC_GAUGE = 2;
  private static final int METRIC_COUNTER = 3;
  private static final int METRIC_UNTYPED = 5;
  private static final int METRIC_HISTOGRAM = 7;
  private static final int HISTOGRAM_COUNT = 1;
  private static final int HISTOGRAM_SUM = 2;
  private static final int HISTOGRAM_BUCKET = 3;

  private final ByteSink document;
  private final NameEscaping escaping;
  private final ProtobufMessage family = new ProtobufMessage();
  private final ProtobufMessage metric = new ProtobufMessage();
  private final ProtobufMessage part = new ProtobufMessage();
  private final ProtobufMessage bucket = new ProtobufMessage();

  ProtobufFamilyWriter(ByteSink document, NameEscaping escaping) {
    this.document = document;
    this.escaping = escaping;
  }

  @Override
  public void write(MetricFamily source) {
    family.clear();
    family.text(FAMILY_NAME, FamilyNames.of(source, escaping).sample());
    family.text(FAMILY_HELP, source.help());
    family.integer(FAMILY_TYPE, type(source.type()));
    for (Metric each : source.metrics()) {
      family.message(FAMILY_METRIC, metric(source.type(), each));
    }
    family.text(FAMILY_UNIT, source.unit());
    family.writeDelimited(document);
  }

  private ProtobufMessage metric(MetricType type, Metric source) {
    metric.clear();
    labels(source.labels());
    switch (source) {
      case Metric.Value value -> metric.message(valueField(type), value(value.value()));
      case Metric.Histogram histogram -> metric.message(METRIC_HISTOGRAM, histogram(histogram));
    }
    return metric;
  }

  private void labels(Labels labels) {
    for (int i = 0; i < labels.size(); i++) {
      part.clear();
      part.text(1, escaping.label(labels.nameAt(i)));
      part.text(2, labels.valueAt(i));
      metric.message(METRIC_LABEL, part);
    }
  }

  private ProtobufMessage value(double value) {
    part.clear();
    part.number(1, value);
    return part;
  }

  private ProtobufMessage histogram(Metric.Histogram source) {
    part.clear();
    part.integer(HISTOGRAM_COUNT, source.count());
    part.number(HISTOGRAM_SUM, source.sum());
    for (int i = 0; i < source.counts().length; i++) {
      bucket.clear();
      bucket.integer(1, source.counts()[i]);
      bucket.number(2, source.upperBounds()[i]);
      part.message(HISTOGRAM_BUCKET, bucket);
    }
    return part;
  }

  private static int valueField(MetricType type) {
    return switch (type) {
      case COUNTER -> METRIC_COUNTER;
      case GAUGE, INFO, STATE_SET -> METRIC_GAUGE;
      case HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, UNKNOWN -> METRIC_UNTYPED;
    };
  }

  private static int type(MetricType type) {
    return switch (type) {
      case COUNTER -> 0;
      case GAUGE, INFO, STATE_SET -> 1;
      case SUMMARY, UNKNOWN -> 3;
      case HISTOGRAM -> 4;
      case GAUGE_HISTOGRAM -> 5;
    };
  }
}
