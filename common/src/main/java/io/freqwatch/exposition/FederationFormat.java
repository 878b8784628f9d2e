package io.freqwatch.exposition;

import java.io.OutputStream;
import java.util.Map;

/**
 * A form in which samples with their times are handed to another server. OpenMetrics is none of
 * them, as in Prometheus: it would want to know what kind of family a sample belongs to.
 */
public enum FederationFormat {
  TEXT("text/plain; version=0.0.4; charset=utf-8; escaping=underscores"),
  /** With names of any text, in quotes where they need it. */
  TEXT_UTF8("text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8"),
  /** The only one with whole native histograms. */
  PROTOBUF(
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited; escaping=underscores");

  private final String contentType;

  FederationFormat(String contentType) {
    this.contentType = contentType;
  }

  /** The value of the header {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** The format a client prefers by its {@code Accept} header; {@link #TEXT} without any. */
  public static FederationFormat negotiate(String accept) {
    for (Map<String, String> range : AcceptHeader.ranges(accept)) {
      if (AcceptHeader.isProtobuf(range)) {
        return PROTOBUF;
      }
      if (range.getOrDefault("", "").equals("text/plain")) {
        boolean quoted =
            range.getOrDefault("version", "").equals("1.0.0")
                && range.getOrDefault("escaping", "").equals("allow-utf-8");
        return quoted ? TEXT_UTF8 : TEXT;
      }
    }
    return TEXT;
  }

  /** A writer to a stream, which stays the caller's. */
  public FederationWriter writer(OutputStream out) {
    return switch (this) {
      case TEXT -> new FederationText(out, false);
      case TEXT_UTF8 -> new FederationText(out, true);
      case PROTOBUF -> new FederationProtobuf(out);
    };
  }
}
