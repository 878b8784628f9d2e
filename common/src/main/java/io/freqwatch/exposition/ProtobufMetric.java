package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.Arrays;
import java.util.List;

/**
 * A message {@code Metric}: labels, time and a value of its family's type. Used by one thread, and
 * again for other metrics.
 */
final class ProtobufMetric {
  private static final int NAME_START = 0;
  private static final int NAME_STOP = 1;
  private static final int VALUE_START = 2;
  private static final int VALUE_STOP = 3;
  private static final int PLACES = 4;

  private final ProtobufReader part;
  private final ProtobufReader inner;
  final ProtobufHistogram histogram;
  final ProtobufSummary summary;
  final ProtobufExemplars exemplars;
  private int[] labels = new int[8 * PLACES];
  private int labelCount;
  private double value;
  private long timestampMillis;
  private int valueStart;
  private int valueStop;

  ProtobufMetric(byte[] bytes) {
    this.part = new ProtobufReader(bytes);
    this.inner = new ProtobufReader(bytes);
    this.histogram = new ProtobufHistogram(bytes);
    this.summary = new ProtobufSummary(bytes);
    this.exemplars = new ProtobufExemplars(bytes);
  }

  /** Reads the metric that a reader of the family stands on. */
  void read(ProtobufReader family, MetricType type) {
    labelCount = 0;
    timestampMillis = 0;
    valueStart = 0;
    valueStop = 0;
    exemplars.clear();
    int wanted = field(type);
    part.enter(family.start(), family.stop());
    while (part.next()) {
      if (part.field() == 1) {
        addLabel();
      } else if (part.field() == 6) {
        timestampMillis = part.integer();
      } else if (part.field() == wanted) {
        valueStart = part.start();
        valueStop = part.stop();
      }
    }
    readValue(type);
  }

  /** The number of a counter, gauge or metric of no known type. */
  double value() {
    return value;
  }

  /** 0 where the metric has no time of its own. */
  long timestampMillis() {
    return timestampMillis;
  }

  /** The labels, none of them the name. */
  void addLabelsTo(List<Label> target) {
    for (int i = 0; i < labelCount * PLACES; i += PLACES) {
      target.add(
          new Label(
              part.text(labels[i + NAME_START], labels[i + NAME_STOP]),
              part.text(labels[i + VALUE_START], labels[i + VALUE_STOP])));
    }
  }

  void addLabelsTo(SeriesKey key) {
    for (int i = 0; i < labelCount * PLACES; i += PLACES) {
      key.text(labels[i + NAME_START], labels[i + NAME_STOP]);
      key.text(labels[i + VALUE_START], labels[i + VALUE_STOP]);
    }
  }

  private void readValue(MetricType type) {
    inner.enter(valueStart, valueStop);
    switch (type) {
      case COUNTER, GAUGE, UNKNOWN, INFO, STATE_SET -> readNumber(type == MetricType.COUNTER);
      case SUMMARY -> summary.read(inner, exemplars);
      case HISTOGRAM, GAUGE_HISTOGRAM -> histogram.read(inner, exemplars);
    }
  }

  private void readNumber(boolean counter) {
    value = 0;
    while (inner.next()) {
      if (inner.field() == 1) {
        value = inner.number();
      } else if (counter && inner.field() == 2) {
        exemplars.add(inner.start(), inner.stop());
      } else if (counter && inner.field() == 3) {
        exemplars.start(ProtobufNumbers.millis(part.enter(inner.start(), inner.stop())));
      }
    }
  }

  private void addLabel() {
    if (labelCount > LabelReader.MAX_LABELS) {
      throw part.error(part.start(), "more than " + LabelReader.MAX_LABELS + " labels");
    }
    if ((labelCount + 1) * PLACES > labels.length) {
      labels = Arrays.copyOf(labels, labels.length * 2);
    }
    int at = labelCount++ * PLACES;
    Arrays.fill(labels, at, at + PLACES, 0);
    inner.enter(part.start(), part.stop());
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> {
          labels[at + NAME_START] = inner.start();
          labels[at + NAME_STOP] = inner.stop();
        }
        case 2 -> {
          labels[at + VALUE_START] = inner.start();
          labels[at + VALUE_STOP] = inner.stop();
        }
        default -> {} // a field of a later version
      }
    }
  }

  private static int field(MetricType type) {
    return switch (type) {
      case GAUGE -> 2;
      case COUNTER -> 3;
      case SUMMARY -> 4;
      case UNKNOWN, INFO, STATE_SET -> 5;
      case HISTOGRAM, GAUGE_HISTOGRAM -> 7;
    };
  }
}
