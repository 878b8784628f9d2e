package io.freqwatch.scrape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A form in which a target may answer; named as in {@code scrape_protocols}. */
public enum ScrapeProtocol {
  PROMETHEUS_PROTO(
      "PrometheusProto",
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited"),
  OPEN_METRICS_TEXT_1_0_0("OpenMetricsText1.0.0", "application/openmetrics-text;version=1.0.0"),
  OPEN_METRICS_TEXT_0_0_1("OpenMetricsText0.0.1", "application/openmetrics-text;version=0.0.1"),
  PROMETHEUS_TEXT_1_0_0("PrometheusText1.0.0", "text/plain;version=1.0.0"),
  PROMETHEUS_TEXT_0_0_4("PrometheusText0.0.4", "text/plain;version=0.0.4");

  /** What is asked for by default, most wanted first. */
  public static final List<ScrapeProtocol> DEFAULT =
      List.of(
          OPEN_METRICS_TEXT_1_0_0,
          OPEN_METRICS_TEXT_0_0_1,
          PROMETHEUS_TEXT_1_0_0,
          PROMETHEUS_TEXT_0_0_4);

  /** As {@link #DEFAULT}, with the form first that native histograms come in. */
  public static final List<ScrapeProtocol> PROTO_FIRST = List.of(values());

  private final String text;
  private final String mediaType;

  ScrapeProtocol(String text, String mediaType) {
    this.text = text;
    this.mediaType = mediaType;
  }

  /** As written in files. */
  public String text() {
    return text;
  }

  /** For {@code Accept} and {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether the form knows names of any text, and ways to write them otherwise. */
  boolean escapes() {
    return this == OPEN_METRICS_TEXT_1_0_0 || this == PROMETHEUS_TEXT_1_0_0;
  }

  /** All of them, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(ScrapeProtocol::text).collect(Collectors.joining(", "));
  }

  /**
   * Reads a protocol, in its very letters.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static ScrapeProtocol of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scrape protocol " + text));
  }
}
