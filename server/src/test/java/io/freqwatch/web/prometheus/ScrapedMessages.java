package io.freqwatch.web.prometheus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents of messages {@code io.prometheus.client.MetricFamily}. */
final class ScrapedMessages {
  private static final int COUNTER = 0;
  private static final int GAUGE = 1;
  private static final int SUMMARY = 2;
  private static final int HISTOGRAM = 4;
  private static final int GAUGE_HISTOGRAM = 5;
  private static final int UNKNOWN_TYPE = 9;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ScrapedMessages() {}

  static List<ScrapedDocument> histograms() {
    return List.of(
        document("classic", family("h", HISTOGRAM, metric(7, classic()))),
        document("native", family("n", HISTOGRAM, metric(7, integers()))),
        document("both", family("n", HISTOGRAM, metric(7, integers().with(classic())))),
        document("gauge", family("n", GAUGE_HISTOGRAM, metric(7, integers()))),
        document("float", family("n", HISTOGRAM, metric(7, floats()))),
        document("fine", family("n", HISTOGRAM, metric(7, fine()))),
        document("empty", family("n", HISTOGRAM, metric(7, message().message(12, span(0, 0))))),
        document("exemplars", family("n", HISTOGRAM, metric(7, integers().with(exemplars())))));
  }

  /** Right and wrong ones. Real Prometheus 3.5 ends where it makes the wrong ones coarser. */
  static List<ScrapedDocument> others() {
    return List.of(
        document("counter", family("c_total", COUNTER, metric(3, message().number(1, 2)))),
        document("summary", family("s", SUMMARY, metric(4, summary()))),
        document(
            "miscounted",
            family("n", HISTOGRAM, metric(7, integers().with(message().integer(1, 99))))),
        document("spans", family("n", HISTOGRAM, metric(7, message().message(12, span(0, 3))))),
        document("type", family("n", UNKNOWN_TYPE, metric(7, integers()))),
        document("nameless", family("", HISTOGRAM, metric(7, integers()))),
        document("labels", family("g", GAUGE, five().with(label("a.b", "ü")).with(label("c", "")))),
        document("twice", family("g", GAUGE, five().with(label("a", "1")).with(label("a", "2")))),
        document("nothing", message()),
        ScrapedDocument.protobuf("cut", new byte[] {120, 10, 1}));
  }

  private static ScrapedMessages five() {
    return metric(2, message().number(1, 5));
  }

  private static ScrapedDocument document(String name, ScrapedMessages family) {
    ScrapedMessages document = new ScrapedMessages();
    document.varint(family.out.size());
    document.out.writeBytes(family.out.toByteArray());
    return ScrapedDocument.protobuf(name, document.out.toByteArray());
  }

  private static ScrapedMessages family(String name, int type, ScrapedMessages metric) {
    return message().text(1, name).text(2, "help").integer(3, type).message(4, metric);
  }

  private static ScrapedMessages metric(int field, ScrapedMessages value) {
    return message().message(field, value);
  }

  private static ScrapedMessages label(String name, String value) {
    return message().message(1, message().text(1, name).text(2, value));
  }

  private static ScrapedMessages summary() {
    return message()
        .integer(1, 3)
        .number(2, 4.5)
        .message(3, message().number(1, 0.5).number(2, 1.25))
        .message(3, message().number(1, 1).number(2, 1e20));
  }

  private static ScrapedMessages classic() {
    return message()
        .message(3, message().integer(1, 2).number(2, 1))
        .message(3, message().integer(1, 7).number(2, 5));
  }

  private static ScrapedMessages integers() {
    return message()
        .integer(1, 9)
        .number(2, 12.5)
        .integer(5, zigzag(3))
        .number(6, 0.001)
        .integer(7, 2)
        .message(9, span(-3, 1))
        .integer(10, zigzag(1))
        .message(12, span(-5, 2))
        .message(12, span(4, 4))
        .integer(13, zigzag(1))
        .integer(13, zigzag(0))
        .integer(13, zigzag(0))
        .integer(13, zigzag(1))
        .integer(13, zigzag(-2))
        .integer(13, zigzag(1));
  }

  private static ScrapedMessages floats() {
    return message()
        .number(4, 7.5)
        .number(2, -1)
        .integer(5, zigzag(-1))
        .number(8, 1.5)
        .number(6, 0.25)
        .message(12, span(1, 3))
        .number(14, 2.5)
        .number(14, 0)
        .number(14, 3.5);
  }

  private static ScrapedMessages fine() {
    return message()
        .integer(1, 6)
        .integer(5, zigzag(8))
        .message(12, span(11, 6))
        .integer(13, zigzag(1))
        .integer(13, zigzag(0))
        .integer(13, zigzag(0))
        .integer(13, zigzag(0))
        .integer(13, zigzag(0))
        .integer(13, zigzag(0));
  }

  private static ScrapedMessages exemplars() {
    return message()
        .message(16, exemplar("first", 1.5, 1_500_000_000))
        .message(16, exemplar("second", 2.5, 1_500_000_001))
        .message(16, message().message(1, message().text(1, "t").text(2, "none")).number(2, 3));
  }

  private static ScrapedMessages exemplar(String trace, double value, long seconds) {
    return message()
        .message(1, message().text(1, "trace_id").text(2, trace))
        .number(2, value)
        .message(3, message().integer(1, seconds));
  }

  private static ScrapedMessages span(int offset, int length) {
    return message().integer(1, zigzag(offset)).integer(2, length);
  }

  private static ScrapedMessages message() {
    return new ScrapedMessages();
  }

  private ScrapedMessages with(ScrapedMessages more) {
    out.writeBytes(more.out.toByteArray());
    return this;
  }

  private ScrapedMessages text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private ScrapedMessages message(int field, ScrapedMessages value) {
    return bytes(field, value.out.toByteArray());
  }

  private ScrapedMessages bytes(int field, byte[] value) {
    varint(field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private ScrapedMessages integer(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  private ScrapedMessages number(int field, double value) {
    varint(field << 3 | 1);
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(bytes.putDouble(value).array());
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }
}
