package io.freqwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** Asks a running program until it gives the answer that is waited for. */
final class Await {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Await() {}

  /**
   * Asks every 20 ms until the answer's body passes; gives up after two minutes or when the program
   * has ended.
   */
  static void body(Program program, URI uri, Predicate<String> wanted) {
    while (program.age().compareTo(Duration.ofMinutes(2)) < 0) {
      if (!program.isAlive()) {
        throw new IllegalStateException(
            "the program ended before " + uri + " answered; see its log");
      }
      if (wanted.test(ask(uri))) {
        return;
      }
      sleep(Duration.ofMillis(20));
    }
    throw new IllegalStateException(uri + " did not give the expected answer within two minutes");
  }

  /** The body of a 200, else the empty text. */
  private static String ask(URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + uri, e);
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
