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

  /**
   * The format a client prefers: the highest {@code q} of its {@code Accept} header among those we
   * write, the first of equals; {@link #TEXT} where it names none or sends no header ("").
   */
  public static ExpositionFormat negotiate(String accept) {
    return AcceptHeader.preferred(accept);
  }

  /** A whole document; the array belongs to the caller. */
  public byte[] write(List<MetricFamily> families) {
    ByteSink sink = new ByteSink(FIRST_CAPACITY);
    FamilyWriter writer = writer(sink);
    families.forEach(writer::write);
    byte[] closing = end.getBytes(US_ASCII);
    return sink.put(closing, closing.length).toBytes();
  }

  private FamilyWriter writer(ByteSink sink) {
    return switch (this) {
      case TEXT -> new TextFamilyWriter(sink);
      case OPENMETRICS -> new OpenMetricsFamilyWriter(sink);
      case PROTOBUF -> new ProtobufFamilyWriter(sink);
    };
  }
}
