package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Asks an alert router by Alertmanager's API v2. Used by one thread. */
final class RouterClient {
  private static final String JSON = "application/json";
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String V2 = "/api/v2";
  private static final String OWN = "/api/freqwatch/v1";

  private final HttpFetcher fetcher;
  private final URI server;
  private final Duration deadline;

  /** The fetcher stays the caller's. */
  RouterClient(HttpFetcher fetcher, URI server) {
    this(fetcher, server, DEADLINE);
  }

  /**
   * @param deadline of one call
   */
  RouterClient(HttpFetcher fetcher, URI server, Duration deadline) {
    this.fetcher = fetcher;
    this.server = server;
    this.deadline = deadline;
  }

  /**
   * The JSON at a path of the API.
   *
   * @throws CommandFailure with exit code 3 where there is no router, with 1 where it refuses
   */
  JsonNode get(String path) {
    return json(call(HttpCall.get(uri(V2 + path))));
  }

  /** The same of what Alertmanager does not have. */
  JsonNode getOwn(String path) {
    return json(call(HttpCall.get(uri(OWN + path))));
  }

  /** What the router answers to a document; a missing node where it answers nothing. */
  JsonNode post(String path, JsonNode document) {
    return json(call(HttpCall.post(uri(V2 + path), JSON, Json.bytes(document))));
  }

  /** The same of what Alertmanager does not have. */
  JsonNode postOwn(String path, JsonNode document) {
    return json(call(HttpCall.post(uri(OWN + path), JSON, Json.bytes(document))));
  }

  void delete(String path) {
    HttpAnswer _ = call(HttpCall.of("DELETE", uri(V2 + path), new byte[0]));
  }

  private URI uri(String path) {
    return URI.create(server + path);
  }

  private HttpAnswer call(HttpCall call) {
    try {
      HttpAnswer answer = fetcher.fetch(call.within(deadline));
      if (!answer.isSuccess()) {
        throw refused(call.uri(), answer);
      }
      return answer;
    } catch (HttpFailure e) {
      throw notReached(String.valueOf(e.getMessage()));
    }
  }

  private JsonNode json(HttpAnswer answer) {
    if (answer.text().isBlank()) {
      return Json.object().path("nothing");
    }
    try {
      return Json.parse(answer.body());
    } catch (JsonException ignored) { // the failure says what answers there
      throw notReached("what answers there is no alert router");
    }
  }

  private CommandFailure refused(URI uri, HttpAnswer answer) {
    boolean ours = uri.getPath().contains(OWN);
    String reason =
        ours && answer.status() == 404 && !answer.text().contains("\"error\"")
            ? ": it is no router of Freqwatch, and Alertmanager cannot do this"
            : reason(answer);
    return new CommandFailure(
        ExitCode.CHECK_FAILED, server + " answers " + answer.status() + reason);
  }

  /** Alertmanager's refusals are a text of JSON, or an object with a message; ours, an error. */
  private static String reason(HttpAnswer answer) {
    try {
      JsonNode body = Json.parse(answer.body());
      String named = body.path("message").asString(body.path("error").asString(""));
      String text = body.isString() ? body.asString() : named;
      return text.isEmpty() ? "" : ": " + text;
    } catch (JsonException ignored) { // then there is no more to say than the status
      return "";
    }
  }

  private CommandFailure notReached(String reason) {
    return new CommandFailure(
        ExitCode.SERVER_NOT_REACHED,
        "no alert router at "
            + server
            + " ("
            + reason
            + "); start one with \"freqwatch up\" or \"freqwatch demo\", or name it with --server");
  }
}
