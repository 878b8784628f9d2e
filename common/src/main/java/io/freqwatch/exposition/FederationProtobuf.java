package io.freqwatch.exposition;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import io.freqwatch.model.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Messages {@code MetricFamily}; native histograms with counts as floating point numbers. */
final class FederationProtobuf implements FederationWriter {
  private static final int UNTYPED = 3;
  private static final int HISTOGRAM = 4;
  private static final int GAUGE_HISTOGRAM = 5;

  private final OutputStream out;
  private final ProtobufMessage message = new ProtobufMessage();
  private final ProtobufMessage metric = new ProtobufMessage();
  private final ProtobufMessage part = new ProtobufMessage();
  private final ProtobufMessage inner = new ProtobufMessage();
  private String family = "";
  private int type = -1;

  FederationProtobuf(OutputStream out) {
    this.out = out;
  }

  @Override
  public void sample(String name, List<Label> labels, double value, long timestampMillis)
      throws IOException {
    begin(name, UNTYPED);
    putLabels(labels);
    part.clear();
    part.number(1, value);
    metric.message(5, part);
    add(timestampMillis);
  }

  @Override
  public void histogram(String name, List<Label> labels, FloatHistogram value, long timestampMillis)
      throws IOException {
    boolean gauge = value.counterResetHint() == CounterResetHint.GAUGE;
    begin(name, gauge ? GAUGE_HISTOGRAM : HISTOGRAM);
    putLabels(labels);
    putHistogram(value);
    metric.message(7, part);
    add(timestampMillis);
  }

  @Override
  public void end() throws IOException {
    if (type >= 0) {
      ByteSink sink = new ByteSink(1 << 10);
      message.writeDelimited(sink);
      out.write(sink.toBytes());
    }
    type = -1;
  }

  private void begin(String name, int newType) throws IOException {
    if (type != newType || !family.equals(name)) {
      end();
      message.clear();
      message.text(1, FederationNames.escaped(name, true));
      message.integer(3, newType);
      family = name;
      type = newType;
    }
    metric.clear();
  }

  private void add(long timestampMillis) {
    metric.integer(6, timestampMillis);
    message.message(4, metric);
  }

  private void putLabels(List<Label> labels) {
    for (Label label : labels) {
      part.clear();
      part.text(1, FederationNames.escaped(label.name(), false));
      part.text(2, label.value());
      metric.message(1, part);
    }
  }

  /** Field numbers as in metrics.proto of client_model. */
  private void putHistogram(FloatHistogram value) {
    part.clear();
    part.number(2, value.sum());
    part.number(4, value.count());
    if (value.hasCustomBuckets()) {
      putCustomBuckets(value);
      return;
    }
    part.integer(5, zigZag(value.schema()));
    part.number(6, value.zeroThreshold());
    part.number(8, value.zeroCount());
    putSpans(9, value.negativeSpans());
    putCounts(11, value.negativeBuckets());
    putSpans(12, value.positiveSpans());
    putCounts(14, value.positiveBuckets());
  }

  /** The form has no bounds of one's own but those of a classic histogram. */
  private void putCustomBuckets(FloatHistogram value) {
    double below = 0;
    for (HistogramBucket bucket : value.buckets()) {
      below += bucket.count();
      inner.clear();
      inner.number(2, bucket.upper());
      inner.number(4, below);
      part.message(3, inner);
    }
  }

  private void putSpans(int field, List<FloatHistogram.Span> spans) {
    for (FloatHistogram.Span span : spans) {
      inner.clear();
      inner.integer(1, zigZag(span.offset()));
      inner.integer(2, span.length());
      part.message(field, inner);
    }
  }

  private void putCounts(int field, double... counts) {
    if (counts.length > 0) {
      inner.clear();
      for (double count : counts) {
        inner.packedNumber(count);
      }
      part.message(field, inner);
    }
  }

  private static long zigZag(int value) {
    return (value << 1 ^ value >> 31) & 0xFFFF_FFFFL;
  }
}
