package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the same question again and again on a thread of its own, whatever the answer. */
final class Repeated {
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;

  private Repeated(HttpRequest request) {
    thread = Thread.ofVirtual().unstarted(() -> run(request));
  }

  /**
   * @param form sent as the body of a POST
   */
  static Repeated start(URI asked, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(asked)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    Repeated repeated = new Repeated(request);
    repeated.thread.start();
    return repeated;
  }

  private void run(HttpRequest request) {
    byte[] buffer = new byte[64 * 1024];
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!stopped) {
        HttpResponse<InputStream> answer =
            client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
          while (!stopped && body.read(buffer) >= 0) {
            Thread.yield();
          }
        }
        status.set(answer.statusCode());
        count.incrementAndGet();
      }
    } catch (IOException | InterruptedException stoppedOrRefused) {
      status.compareAndSet(0, -1);
    }
  }

  /** How many answers have come whole. */
  int count() {
    return count.get();
  }

  /** Of the last answer; 0 where none has come. */
  int status() {
    return status.get();
  }

  void stop() {
    stopped = true;
    thread.interrupt();
  }
}
