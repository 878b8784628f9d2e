package io.freqwatch.config;

import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.model.Regex;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * The command-line flags of Prometheus that have a meaning here, under their own names: on our
 * command line, in {@code metrics.embedded.flags} of {@code freqwatch.yml}, and in the answer of
 * {@code /api/v1/status/flags}.
 */
public enum PrometheusFlag {
  ENABLE_FEATURE("enable-feature", Form.LIST, "", "experimental parts, by Prometheus' names"),
  QUERY_LOOKBACK_DELTA(
      "query.lookback-delta", Form.DURATION, "5m", "how old a sample may be to stand for now"),
  QUERY_MAX_CONCURRENCY("query.max-concurrency", Form.COUNT, "20", "queries that run at once"),
  QUERY_MAX_SAMPLES("query.max-samples", Form.COUNT, "50000000", "samples one query may load"),
  QUERY_TIMEOUT("query.timeout", Form.DURATION, "2m", "after which a query ends with an error"),
  STORAGE_RETENTION_SIZE(
      "storage.tsdb.retention.size", Form.SIZE, "0B", "bytes all samples may take; 0B for any"),
  STORAGE_RETENTION_TIME(
      "storage.tsdb.retention.time", Form.DURATION, "7d", "how long scraped samples are kept"),
  WEB_CORS_ORIGIN(
      "web.cors.origin", Form.REGEX, "", "whole origins whose pages may read the API; none"),
  WEB_ENABLE_ADMIN_API(
      "web.enable-admin-api", Form.SWITCH, "false", "snapshots and deletion over HTTP"),
  WEB_ENABLE_LIFECYCLE("web.enable-lifecycle", Form.SWITCH, "false", "reload and quit over HTTP"),
  WEB_EXTERNAL_URL("web.external-url", Form.URL, "", "under which others reach the Prometheus API"),
  WEB_MAX_NOTIFICATIONS_SUBSCRIBERS(
      "web.max-notifications-subscribers", Form.COUNT, "16", "clients that follow notifications");

  /** What a flag's text looks like. */
  public enum Form {
    COUNT("a whole number above 0"),
    DURATION("a duration such as 15s, 5m or 90d"),
    LIST("names with commas between them"),
    REGEX("a regular expression of RE2"),
    SIZE(ByteCount.EXPECTED),
    SWITCH("true or false"),
    URL("http://host:port/path");

    private final String expected;

    Form(String expected) {
      this.expected = expected;
    }

    /** As a complaint names it. */
    public String expected() {
      return expected;
    }
  }

  private final String text;
  private final Form form;
  private final String fallback;
  private final String meaning;

  PrometheusFlag(String text, Form form, String fallback, String meaning) {
    this.text = text;
    this.form = form;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** Its name, without dashes in front. */
  public String text() {
    return text;
  }

  public Form form() {
    return form;
  }

  /** What it is where nobody says otherwise. */
  public String fallback() {
    return fallback;
  }

  public String meaning() {
    return meaning;
  }

  static Optional<PrometheusFlag> named(String name) {
    return Arrays.stream(values()).filter(flag -> flag.text.equals(name)).findFirst();
  }

  /**
   * The value itself.
   *
   * @throws IllegalArgumentException where it has another form
   */
  String checked(String value) {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "--%s: found \"%s\", expected %s".formatted(text, value, form.expected()));
    }
    return value;
  }

  private boolean isValid(String value) {
    try {
      return switch (form) {
        case COUNT -> Integer.parseInt(value) > 0;
        case DURATION -> PrometheusDuration.parse(value).isPositive();
        case LIST -> true;
        case REGEX -> Regex.of(value).toString() != null;
        case SIZE -> ByteCount.parse(value) >= 0;
        case SWITCH -> value.equals("true") || value.equals("false");
        case URL -> value.isEmpty() || URI.create(value).getHost() != null;
      };
    } catch (IllegalArgumentException ignored) { // the complaint says what is expected
      return false;
    }
  }
}
