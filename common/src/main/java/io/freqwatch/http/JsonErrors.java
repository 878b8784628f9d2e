package io.freqwatch.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses before any handler sees it, malformed requests above all. */
final class JsonErrors implements Request.Handler {
  private final ResponseWriter writer;

  JsonErrors(ResponseWriter writer) {
    this.writer = writer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String text = text(status, request.getAttribute(ErrorHandler.ERROR_MESSAGE));
    writer.write(io.freqwatch.http.Response.error(status, text), request, response, callback);
    return true;
  }

  /** What went wrong inside is for the log only. */
  private static String text(int status, @Nullable Object message) {
    boolean ofTheCaller = status < 500 && message instanceof String;
    return ofTheCaller ? String.valueOf(message) : HttpStatus.getMessage(status);
  }
}
