package io.freqwatch.http;

import java.io.IOException;

/** Stands before a handler: may answer itself, or change what the handler answered. */
@FunctionalInterface
public interface Filter {
  Response apply(Request request, Handler next) throws IOException, InterruptedException;

  /** The handler that asks this filter first. */
  default Handler before(Handler next) {
    return request -> apply(request, next);
  }
}
