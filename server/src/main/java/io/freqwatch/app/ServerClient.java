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

/** Asks the running program. Used by one thread. */
final class ServerClient {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final HttpFetcher fetcher;
  private final URI server;

  /** The fetcher stays the caller's. */
  ServerClient(HttpFetcher fetcher, URI server) {
    this.fetcher = fetcher;
    this.server = server;
  }

  /**
   * The JSON at a path.
   *
   * @throws CommandFailure with exit code 3 where there is no Freqwatch
   */
  JsonNode get(String path) {
    try {
      HttpAnswer answer = fetcher.fetch(HttpCall.get(server.resolve(path)).within(DEADLINE));
      if (!answer.isSuccess()) {
        throw notReached("it answers " + answer.status());
      }
      return Json.parse(answer.body());
    } catch (HttpFailure e) {
      throw notReached(String.valueOf(e.getMessage()));
    } catch (JsonException ignored) { // the failure says what answers there
      throw notReached("what answers there is no Freqwatch");
    }
  }

  private CommandFailure notReached(String reason) {
    return new CommandFailure(
        ExitCode.SERVER_NOT_REACHED,
        "no Freqwatch at "
            + server
            + " ("
            + reason
            + "); start one with \"freqwatch up\" or \"freqwatch demo\", or name it with --server");
  }
}
