package io.freqwatch.http;

import java.io.IOException;

/** Feeds one stream of Server-Sent Events. */
@FunctionalInterface
public interface EventSource {
  /**
   * Sends events until it has no more, or until sending throws because the client is gone. Runs on
   * the request's virtual thread; it is interrupted as soon as the server begins to close.
   */
  void feed(EventStream events) throws IOException, InterruptedException;
}
