package io.freqwatch.exposition;

import io.freqwatch.exposition.ProtobufParser.Histograms;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The series that one metric stands for: itself, or count, sum and bounds, or a native histogram.
 * Used by one thread, and again for other metrics.
 */
final class ProtobufParts {
  private static final int NATIVE = -1;
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int FIRST_BOUND = 2;

  private final ProtobufMetric metric;
  private final ProtobufExemplars bucketExemplars;
  private MetricType type = MetricType.UNKNOWN;
  private int position;
  private int limit;

  ProtobufParts(ProtobufMetric metric, byte[] bytes) {
    this.metric = metric;
    this.bucketExemplars = new ProtobufExemplars(bytes);
  }

  /** Begins before the first series of the metric as it is now. */
  void begin(MetricType of, Histograms histograms) {
    type = of;
    position = COUNT - 1;
    switch (of) {
      case COUNTER, GAUGE, UNKNOWN, INFO, STATE_SET -> limit = 1;
      case SUMMARY -> limit = FIRST_BOUND + metric.summary.size();
      case HISTOGRAM, GAUGE_HISTOGRAM -> beginHistogram(histograms);
    }
  }

  private void beginHistogram(Histograms histograms) {
    ProtobufHistogram histogram = metric.histogram;
    limit = FIRST_BOUND + histogram.boundCount();
    if (histogram.isNative() && histograms != Histograms.CLASSIC) {
      position = NATIVE - 1;
      boolean classicToo =
          histograms == Histograms.NATIVE_AND_CLASSIC && histogram.classicCount() > 0;
      limit = classicToo ? limit : NATIVE + 1;
    }
  }

  /** Steps to the next series; false behind the last one. */
  boolean next() {
    if (position >= limit - 1) {
      return false;
    }
    position++;
    selectExemplars();
    return true;
  }

  boolean isNative() {
    return position == NATIVE;
  }

  double value() {
    return switch (type) {
      case COUNTER, GAUGE, UNKNOWN, INFO, STATE_SET -> metric.value();
      case SUMMARY -> summaryValue();
      case HISTOGRAM, GAUGE_HISTOGRAM -> histogramValue();
    };
  }

  FloatHistogram histogram() {
    return metric.histogram.toNative(type == MetricType.GAUGE_HISTOGRAM);
  }

  @Nullable Exemplar nextExemplar() {
    return switch (type) {
      case COUNTER, GAUGE, UNKNOWN, INFO, STATE_SET, SUMMARY -> metric.exemplars.next();
      case HISTOGRAM, GAUGE_HISTOGRAM ->
          ownExemplars() ? metric.exemplars.next() : bucketExemplars.next();
    };
  }

  /** Adds what tells this series from the other ones of its metric. */
  void addTo(SeriesKey key) {
    boolean bound = isBound();
    key.part(bound ? FIRST_BOUND : isPlain() ? FIRST_BOUND + 1 : position);
    if (bound) {
      key.number(bound());
    }
  }

  String suffix() {
    if (isPlain() || isNative()) {
      return "";
    }
    return switch (position) {
      case COUNT -> "_count";
      case SUM -> "_sum";
      default -> type == MetricType.SUMMARY ? "" : "_bucket";
    };
  }

  void addBoundTo(List<Label> labels) {
    if (isBound()) {
      String name = type == MetricType.SUMMARY ? BoundLabel.QUANTILE : BoundLabel.BUCKET;
      labels.add(new Label(name, GoNumber.formatOpenMetrics(bound())));
    }
  }

  private boolean isPlain() {
    return switch (type) {
      case COUNTER, GAUGE, UNKNOWN, INFO, STATE_SET -> true;
      case SUMMARY, HISTOGRAM, GAUGE_HISTOGRAM -> false;
    };
  }

  private boolean isBound() {
    return !isPlain() && position >= FIRST_BOUND;
  }

  private double bound() {
    int index = position - FIRST_BOUND;
    return type == MetricType.SUMMARY
        ? metric.summary.quantile(index)
        : metric.histogram.boundOrInfinity(index);
  }

  private double summaryValue() {
    return switch (position) {
      case COUNT -> metric.summary.count();
      case SUM -> metric.summary.sum();
      default -> metric.summary.value(position - FIRST_BOUND);
    };
  }

  private double histogramValue() {
    return switch (position) {
      case COUNT -> metric.histogram.count();
      case SUM -> metric.histogram.sum();
      default -> metric.histogram.cumulativeOrCount(position - FIRST_BOUND);
    };
  }

  private boolean ownExemplars() {
    return isNative() && !metric.exemplars.isEmpty();
  }

  /** A native histogram without exemplars of its own has those of its classic buckets. */
  private void selectExemplars() {
    bucketExemplars.clear();
    if (isNative()) {
      metric.exemplars.keepTimedOnly();
      bucketExemplars.keepTimedOnly();
      for (int i = 0; i < metric.histogram.classicCount(); i++) {
        addExemplar(i);
      }
    } else if (isBound() && type != MetricType.SUMMARY) {
      addExemplar(position - FIRST_BOUND);
    }
  }

  private void addExemplar(int bucket) {
    ProtobufHistogram histogram = metric.histogram;
    if (bucket < histogram.classicCount() && histogram.exemplarStart(bucket) > 0) {
      bucketExemplars.add(histogram.exemplarStart(bucket), histogram.exemplarStop(bucket));
    }
  }
}
