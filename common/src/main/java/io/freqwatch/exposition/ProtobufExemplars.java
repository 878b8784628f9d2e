package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The exemplars of one entry, and when its series began. Used by one thread, and again for other
 * entries.
 */
final class ProtobufExemplars {
  private final ProtobufReader message;
  private final ProtobufReader part;
  private int[] places = new int[8];
  private int count;
  private int next;
  private boolean timedOnly;
  private long startMillis;

  ProtobufExemplars(byte[] bytes) {
    this.message = new ProtobufReader(bytes);
    this.part = new ProtobufReader(bytes);
  }

  void clear() {
    count = 0;
    next = 0;
    timedOnly = false;
    startMillis = 0;
  }

  void add(int from, int to) {
    message.requireFew(count, "exemplars");
    if (2 * count + 1 >= places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[2 * count] = from;
    places[2 * count + 1] = to;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Leaves out those without a time: of a native histogram's many, none could be told as new. */
  void keepTimedOnly() {
    timedOnly = true;
    next = 0;
  }

  void start(long millis) {
    startMillis = millis;
  }

  long startMillis() {
    return startMillis;
  }

  @Nullable Exemplar next() {
    while (next < count) {
      int index = next++;
      Exemplar exemplar = decode(places[2 * index], places[2 * index + 1]);
      if (exemplar.hasTimestamp() || !timedOnly) {
        return exemplar;
      }
    }
    return null;
  }

  private Exemplar decode(int from, int to) {
    Labels.Builder labels = Labels.builder();
    double value = 0;
    long millis = 0;
    boolean timed = false;
    int labelCount = 0;
    message.enter(from, to);
    while (message.next()) {
      switch (message.field()) {
        case 1 -> {
          message.requireFew(labelCount++, "labels of an exemplar");
          addLabel(labels, part.enter(message.start(), message.stop()));
        }
        case 2 -> value = message.number();
        case 3 -> {
          millis = ProtobufNumbers.millis(part.enter(message.start(), message.stop()));
          timed = true;
        }
        default -> {} // a field of a later version
      }
    }
    return new Exemplar(labels.build(), value, millis, timed);
  }

  private static void addLabel(Labels.Builder labels, ProtobufReader in) {
    String name = "";
    String value = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text(in.start(), in.stop());
        case 2 -> value = in.text(in.start(), in.stop());
        default -> {} // a field of a later version
      }
    }
    labels.set(name, value);
  }
}
