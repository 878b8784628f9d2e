package io.freqwatch.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;

/** Answers every fetch with what it was told last. */
final class FakeTarget implements Scraper {
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile Answer answer = new Answer("text/plain; version=0.0.4", new byte[0]);
  private volatile String failure = "";

  void exposes(String text) {
    answer = new Answer("text/plain; version=0.0.4", text.getBytes(UTF_8));
    failure = "";
  }

  void answers(String contentType, String text) {
    answer = new Answer(contentType, text.getBytes(UTF_8));
  }

  void answers(String contentType, byte[] body) {
    answer = new Answer(contentType, body);
  }

  void fails(String message) {
    failure = message;
  }

  int fetches() {
    return fetches.get();
  }

  @Override
  public Answer fetch(Target target, ScrapeOptions options) {
    fetches.incrementAndGet();
    if (!failure.isEmpty()) {
      throw new ScrapeFailure(ScrapeFailure.Cause.UNREACHED, failure);
    }
    return answer;
  }
}
