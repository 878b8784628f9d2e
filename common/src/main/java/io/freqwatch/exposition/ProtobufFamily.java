package io.freqwatch.exposition;

import io.freqwatch.model.MetricType;

/**
 * A message {@code MetricFamily}: what it says of itself, and its metrics one after the other. Used
 * by one thread, and again for other families.
 */
final class ProtobufFamily {
  private static final int METRIC = 4;

  private final ProtobufReader fields;
  private int behind;
  private int nameStart;
  private int nameStop;
  private int helpStart;
  private int helpStop;
  private int unitStart;
  private int unitStop;
  private MetricType type = MetricType.COUNTER;
  private int metricCount;

  ProtobufFamily(byte[] bytes) {
    this.fields = new ProtobufReader(bytes);
  }

  /** Reads the family that begins behind this one; false where the bytes end. */
  boolean readNext(int end) {
    if (!fields.enterDelimited(behind, end)) {
      return false;
    }
    int from = fields.position();
    behind = fields.stop();
    clear();
    while (fields.next()) {
      readField();
    }
    if (nameStart == nameStop && metricCount > 0) {
      throw fields.error(from, "a metric family without a name");
    }
    fields.enter(from, behind);
    return true;
  }

  /** Whether the family has a further metric, which {@link #metric} is then. */
  boolean nextMetric() {
    while (fields.next()) {
      if (fields.field() == METRIC) {
        return true;
      }
    }
    return false;
  }

  /** The fields, standing on a metric. */
  ProtobufReader metric() {
    return fields;
  }

  boolean isEmpty() {
    return metricCount == 0;
  }

  int nameStart() {
    return nameStart;
  }

  int nameStop() {
    return nameStop;
  }

  String name() {
    return fields.text(nameStart, nameStop);
  }

  boolean hasHelp() {
    return helpStop > helpStart;
  }

  String help() {
    return fields.text(helpStart, helpStop);
  }

  boolean hasUnit() {
    return unitStop > unitStart;
  }

  String unit() {
    return fields.text(unitStart, unitStop);
  }

  MetricType type() {
    return type;
  }

  /** An error in what the family holds. */
  ExpositionSyntaxException error(String message) {
    return fields.error(nameStart, message);
  }

  private void clear() {
    nameStart = 0;
    nameStop = 0;
    helpStart = 0;
    helpStop = 0;
    unitStart = 0;
    unitStop = 0;
    metricCount = 0;
    type = MetricType.COUNTER;
  }

  private void readField() {
    switch (fields.field()) {
      case 1 -> {
        nameStart = fields.start();
        nameStop = fields.stop();
      }
      case 2 -> {
        helpStart = fields.start();
        helpStop = fields.stop();
      }
      case 3 -> type = type(fields.integer());
      case METRIC -> metricCount += fields.start() >= 0 ? 1 : 0;
      case 5 -> {
        unitStart = fields.start();
        unitStop = fields.stop();
      }
      default -> {} // a field of a later version
    }
  }

  private MetricType type(long number) {
    return switch ((int) number) {
      case 0 -> MetricType.COUNTER;
      case 1 -> MetricType.GAUGE;
      case 2 -> MetricType.SUMMARY;
      case 3 -> MetricType.UNKNOWN;
      case 4 -> MetricType.HISTOGRAM;
      case 5 -> MetricType.GAUGE_HISTOGRAM;
      default -> throw fields.error(fields.position(), "unknown metric type " + number);
    };
  }
}
