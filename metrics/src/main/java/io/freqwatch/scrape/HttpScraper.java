package io.freqwatch.scrape;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;

/** Fetches over HTTP, asking for the formats that the options name in their order. */
public final class HttpScraper implements Scraper {
  private static final double MILLIS_PER_SECOND = 1000;

  private final HttpClients clients;

  /** The clients stay the caller's. */
  public HttpScraper(HttpClients clients) {
    this.clients = clients;
  }

  @Override
  public Answer fetch(Target target, ScrapeOptions options) {
    HttpAnswer answer = call(target, options);
    if (answer.status() != 200) {
      throw new ScrapeFailure(
          ScrapeFailure.Cause.STATUS, "server returned HTTP status " + answer.status());
    }
    return new Answer(answer.header("Content-Type").orElse(""), answer.body());
  }

  private HttpAnswer call(Target target, ScrapeOptions options) {
    int limit = options.limits().bodyBytes();
    HttpCall call =
        HttpCall.get(target.uri())
            .withHeader("Accept", options.format().accept())
            .withHeader("User-Agent", "Freqwatch")
            .withHeader(
                "X-Prometheus-Scrape-Timeout-Seconds",
                String.valueOf(target.timeout().toMillis() / MILLIS_PER_SECOND))
            .within(target.timeout())
            .frequent()
            .withMaxBodyBytes(limit == 0 ? Integer.MAX_VALUE : limit);
    try {
      return clients.fetch(
          options.format().compressed() ? call : call.uncompressed(), options.http());
    } catch (HttpFailure e) {
      throw new ScrapeFailure(cause(e.kind()), String.valueOf(e.getMessage()));
    }
  }

  private static ScrapeFailure.Cause cause(HttpFailure.Kind kind) {
    return switch (kind) {
      case TOO_LARGE -> ScrapeFailure.Cause.BODY_SIZE_LIMIT;
      case TIMEOUT -> ScrapeFailure.Cause.TIMEOUT;
      case REFUSED -> ScrapeFailure.Cause.REFUSED;
      case UNKNOWN_HOST -> ScrapeFailure.Cause.UNKNOWN_HOST;
      case TLS -> ScrapeFailure.Cause.TLS;
      case BROKEN, CANCELLED, UNPREPARED, REJECTED -> ScrapeFailure.Cause.UNREACHED;
    };
  }
}
