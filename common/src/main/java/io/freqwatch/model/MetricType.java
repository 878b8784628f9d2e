package io.freqwatch.model;

/** The metric types of OpenMetrics 1.0 that this program writes or reads. */
public enum MetricType {
  COUNTER("counter"),
  GAUGE("gauge"),
  HISTOGRAM("histogram"),
  GAUGE_HISTOGRAM("gaugehistogram"),
  SUMMARY("summary"),
  INFO("info"),
  STATE_SET("stateset"),
  UNKNOWN("unknown");

  private final String text;

  MetricType(String text) {
    this.text = text;
  }

  /** The word used in exposition formats and in the metadata API. */
  public String text() {
    return text;
  }
}
