package io.freqwatch.exposition;

import java.util.Arrays;

/** A message {@code Summary}. Used by one thread, and again for other messages. */
final class ProtobufSummary {
  private final ProtobufReader part;
  private double count;
  private double sum;
  private double[] quantiles = new double[8];
  private double[] values = new double[8];
  private int size;

  ProtobufSummary(byte[] bytes) {
    this.part = new ProtobufReader(bytes);
  }

  /** Reads the fields of the message that another reader has entered. */
  void read(ProtobufReader in, ProtobufExemplars start) {
    count = 0;
    sum = 0;
    size = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> count = ProtobufNumbers.unsigned(in.integer());
        case 2 -> sum = in.number();
        case 3 -> add(part.enter(in.start(), in.stop()));
        case 4 -> start.start(ProtobufNumbers.millis(part.enter(in.start(), in.stop())));
        default -> {} // a field of a later version
      }
    }
  }

  double count() {
    return count;
  }

  double sum() {
    return sum;
  }

  /** How many quantiles there are. */
  int size() {
    return size;
  }

  double quantile(int index) {
    return quantiles[index];
  }

  double value(int index) {
    return values[index];
  }

  private void add(ProtobufReader in) {
    in.requireFew(size, "quantiles");
    if (size == values.length) {
      quantiles = Arrays.copyOf(quantiles, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    quantiles[size] = 0;
    values[size] = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> quantiles[size] = in.number();
        case 2 -> values[size] = in.number();
        default -> {} // a field of a later version
      }
    }
    size++;
  }
}
