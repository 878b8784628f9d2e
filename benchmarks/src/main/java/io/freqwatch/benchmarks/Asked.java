package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One question on a thread of its own, whose answer nobody looks at. */
final class Asked {
  private final Thread thread;
  private volatile int status;

  private Asked(HttpRequest request) {
    thread = Thread.ofVirtual().unstarted(() -> ask(request));
  }

  /**
   * @param form sent as the body of a POST
   */
  static Asked start(URI server, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    Asked asked = new Asked(request);
    asked.thread.start();
    return asked;
  }

  private void ask(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      status = answer.statusCode();
    } catch (IOException | InterruptedException refused) {
      status = -1;
    }
  }

  /** Of the answer once all of it has come; 0 before, -1 where there was none. */
  int status() {
    return status;
  }

  void stop() {
    thread.interrupt();
  }
}
