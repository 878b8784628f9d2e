package io.freqwatch.exposition;

import java.util.function.Consumer;

/** Documents of messages {@code MetricFamily} for tests, field by field. */
final class ProtobufDocument {
  private final ByteSink sink = new ByteSink(256);

  /** Adds a family of a type by its number, with metrics. */
  @SafeVarargs
  final ProtobufDocument family(String name, int type, Consumer<ProtobufMessage>... metrics) {
    return add(
        family -> {
          family.text(1, name);
          family.text(2, "help of " + name);
          family.integer(3, type);
          for (Consumer<ProtobufMessage> metric : metrics) {
            family.message(4, message(metric));
          }
        });
  }

  ProtobufDocument add(Consumer<ProtobufMessage> family) {
    message(family).writeDelimited(sink);
    return this;
  }

  byte[] bytes() {
    return sink.toBytes();
  }

  static ProtobufMessage message(Consumer<ProtobufMessage> fields) {
    ProtobufMessage message = new ProtobufMessage();
    fields.accept(message);
    return message;
  }

  static void label(ProtobufMessage metric, String name, String value) {
    metric.message(
        1,
        message(
            label -> {
              label.text(1, name);
              label.text(2, value);
            }));
  }

  /** An integer of zigzag coding. */
  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  static ProtobufMessage span(int offset, int length) {
    return message(
        span -> {
          span.integer(1, zigzag(offset));
          span.integer(2, length);
        });
  }

  static ProtobufMessage timestamp(long seconds, int nanos) {
    return message(
        time -> {
          time.integer(1, seconds);
          time.integer(2, nanos);
        });
  }

  static ProtobufMessage exemplar(String trace, double value, long seconds) {
    return message(
        exemplar -> {
          label(exemplar, "trace_id", trace);
          exemplar.number(2, value);
          if (seconds > 0) {
            exemplar.message(3, timestamp(seconds, 500_000_000));
          }
        });
  }

  static ProtobufMessage bucket(long count, double bound) {
    return message(
        bucket -> {
          bucket.integer(1, count);
          bucket.number(2, bound);
        });
  }
}
