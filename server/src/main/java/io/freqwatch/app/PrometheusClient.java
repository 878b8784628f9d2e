package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Asks a server with the HTTP API of Prometheus, ours or another. Used by one thread. */
final class PrometheusClient {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int MAX_BODY_BYTES = 256 << 20;

  private final HttpFetcher fetcher;
  private final URI server;

  /** The fetcher stays the caller's. */
  PrometheusClient(HttpFetcher fetcher, URI server) {
    this.fetcher = fetcher;
    this.server = server;
  }

  /** The answer to a question that is posted, with its envelope. */
  JsonNode post(String path, String... namesAndValues) {
    byte[] form = form(namesAndValues).getBytes(UTF_8);
    return answer(HttpCall.post(at(path), "application/x-www-form-urlencoded", form));
  }

  /** The same for what is only read. */
  JsonNode get(String path, String... namesAndValues) {
    return answer(HttpCall.get(at(path + "?" + form(namesAndValues))));
  }

  private URI at(String path) {
    return URI.create(server.toString().replaceFirst("/+$", "") + path);
  }

  /**
   * @throws CommandFailure with exit code 1 where the server refuses, 3 where there is none
   */
  private JsonNode answer(HttpCall call) {
    try {
      HttpAnswer answer = fetcher.fetch(call.within(DEADLINE).withMaxBodyBytes(MAX_BODY_BYTES));
      JsonNode tree = Json.parse(answer.body());
      if (answer.isSuccess() && tree.path("status").asString("").equals("success")) {
        return tree;
      }
      throw refused(tree);
    } catch (HttpFailure | JsonException e) {
      throw new CommandFailure(
          ExitCode.SERVER_NOT_REACHED, "no Prometheus API at " + server + ": " + e.getMessage());
    }
  }

  private CommandFailure refused(JsonNode answer) {
    String type = answer.path("errorType").asString("");
    String error = answer.path("error").asString(answer.toString());
    return new CommandFailure(
        ExitCode.CHECK_FAILED, "query error: " + (type.isEmpty() ? error : type + ": " + error));
  }

  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return form.toString();
  }
}
