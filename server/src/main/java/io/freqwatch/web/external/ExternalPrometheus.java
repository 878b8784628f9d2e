package io.freqwatch.web.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.StorageException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A server that speaks Prometheus' HTTP API, as a place to read samples from. Safe for use by many
 * threads.
 */
public final class ExternalPrometheus implements Queryable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int MAX_ANSWER_BYTES = 64 << 20;

  private final HttpFetcher fetcher;
  private final URI root;

  /**
   * @param root the address before {@code /api/v1}
   */
  public ExternalPrometheus(HttpFetcher fetcher, URI root) {
    this.fetcher = fetcher;
    this.root = root;
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return new ExternalQuerier(this, minMillis, maxMillis);
  }

  /** Whether it answers. */
  public CheckResult check() {
    try {
      int status = fetch(HttpCall.get(at("/-/ready"))).status();
      return status == 200
          ? CheckResult.OK
          : CheckResult.degraded(root + " answers " + status + "; is it starting?");
    } catch (HttpFailure e) {
      return CheckResult.degraded(root + " is not reached: " + e.getMessage());
    }
  }

  /** The {@code data} of an answer to a form that is posted. */
  JsonNode data(String path, String... parameters) {
    return data(
        path,
        HttpCall.post(
            at(path), "application/x-www-form-urlencoded", form(parameters).getBytes(UTF_8)));
  }

  /** The {@code data} of a page. */
  JsonNode page(String pathAndQuery) {
    return data(pathAndQuery, HttpCall.get(at(pathAndQuery)));
  }

  private JsonNode data(String path, HttpCall call) {
    HttpAnswer answer = answer(call);
    try {
      JsonNode tree = Json.parse(answer.body());
      if (answer.status() == 200 && tree.path("status").asString("").equals("success")) {
        return tree.path("data");
      }
      throw new StorageException.Unavailable(
          root + " answers " + answer.status() + ": " + tree.path("error").asString(""));
    } catch (JsonException e) {
      throw new StorageException.Unavailable(
          root + path + " answers " + answer.status() + " and no JSON");
    }
  }

  /** Sends a call as it is, within our limits. */
  HttpAnswer fetch(HttpCall call) {
    return fetcher.fetch(call.within(DEADLINE).withMaxBodyBytes(MAX_ANSWER_BYTES));
  }

  /** The address of a path, which may have a query. */
  URI at(String pathAndQuery) {
    return URI.create(root.toString().replaceFirst("/+$", "") + pathAndQuery);
  }

  private HttpAnswer answer(HttpCall call) {
    try {
      return fetch(call);
    } catch (HttpFailure e) {
      throw new StorageException.Unavailable(root + " is not reached: " + e.getMessage());
    }
  }

  private static String form(String... parameters) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(URLEncoder.encode(parameters[i], UTF_8));
      form.append('=').append(URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return form.toString();
  }
}
