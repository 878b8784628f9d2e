package io.freqwatch.web.prometheus;

import java.nio.charset.StandardCharsets;

/** A document that two scrapers read. */
record ScrapedDocument(String name, Kind kind, String contentType, byte[] body) {
  static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  static final String OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
  static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  /** How its job is configured. */
  enum Kind {
    PLAIN(""),
    CLASSIC_TOO("always_scrape_classic_histograms: true"),
    CUSTOM_BUCKETS("convert_classic_histograms_to_nhcb: true"),
    CUSTOM_BUCKETS_AND_CLASSIC(
        "always_scrape_classic_histograms: true, convert_classic_histograms_to_nhcb: true"),
    FALLBACK("fallback_scrape_protocol: PrometheusText0.0.4"),
    BUCKET_LIMIT("native_histogram_bucket_limit: 3"),
    MIN_FACTOR("native_histogram_min_bucket_factor: 3");

    private final String configuration;

    Kind(String configuration) {
      this.configuration = configuration;
    }

    String configuration() {
      return configuration;
    }
  }

  static ScrapedDocument text(String name, String body) {
    return new ScrapedDocument(name, Kind.PLAIN, TEXT, utf8(body));
  }

  static ScrapedDocument openMetrics(String name, String body) {
    return new ScrapedDocument(name, Kind.PLAIN, OPENMETRICS, utf8(body));
  }

  static ScrapedDocument protobuf(String name, byte[] body) {
    return new ScrapedDocument(name, Kind.PLAIN, PROTOBUF, body);
  }

  ScrapedDocument as(Kind other) {
    return new ScrapedDocument(name + "-" + other, other, contentType, body);
  }

  ScrapedDocument withContentType(String other) {
    return new ScrapedDocument(name, kind, other, body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
