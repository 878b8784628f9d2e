package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.freqwatch.model.MetricFamily;
import java.util.List;

/**
 * A format of {@code /metrics}. Families are written in the order given; a family's name gets the
 * suffix that its type has in the format. Stateless, safe for use by many threads.
 */
public enum ExpositionFormat {
  /** Prometheus text 0.0.4. Source: prometheus.io/docs/instrumenting/exposition_formats. */
  TEXT("text/plain; version=0.0.4; charset=utf-8", ""),

  /** OpenMetrics text 1.0. Source: the OpenMetrics specification. */
  OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n"),

  /** Length-delimited protobuf. Source: io/prometheus/client/metrics.proto of client_model. */
  PROTOBUF(
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited",
      "");

  private static final int FIRST_CAPACITY = 8 << 10;

  private final String contentType;
  private final String end;

  ExpositionFormat(String contentType, String end) {
    this.contentType = contentType;
    this.end = end;
  }

  /** The value of the header {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** A whole document; the array belongs to the caller. */
  public byte[] write(List<MetricFamily> families, NameEscaping escaping) {
    ByteSink sink = new ByteSink(FIRST_CAPACITY);
    FamilyWriter writer = writer(sink, escaping);
    families.forEach(writer::write);
    byte[] closing = end.getBytes(US_ASCII);
    return sink.put(closing, closing.length).toBytes();
  }

  /** As {@link #write(List, NameEscaping)}, for readers that take any name. */
  public byte[] write(List<MetricFamily> families) {
    return write(families, NameEscaping.ALLOW_UTF8);
  }

  private FamilyWriter writer(ByteSink sink, NameEscaping escaping) {
    return switch (this) {
      case TEXT -> new TextFamilyWriter(sink, escaping);
      case OPENMETRICS -> new OpenMetricsFamilyWriter(sink, escaping);
      case PROTOBUF -> new ProtobufFamilyWriter(sink, escaping);
    };
  }
}
