package io.freqwatch.http;

import java.io.IOException;

/**
 * Answers one request. Runs on a virtual thread of its own, so it may block for as long as it
 * likes; it is interrupted when the server is killed or its drain time is over.
 */
@FunctionalInterface
public interface Handler {
  /**
   * Answers the request.
   *
   * @throws HttpRefusal to answer with its status and message
   * @throws IOException and anything else are answered with 500 and logged
   */
  Response handle(Request request) throws IOException, InterruptedException;

  /** This handler behind filters; the first one sees the request first. */
  default Handler behind(Filter... filters) {
    Handler inner = this;
    for (int i = filters.length - 1; i >= 0; i--) {
      inner = filters[i].before(inner);
    }
    return inner;
  }
}
