package io.freqwatch.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before any handler sees it, malformed requests above all. */
final class JsonErrors implements Request.Handler {
  private final ResponseWriter writer;

  JsonErrors(ResponseWriter writer) {
    this.writer = writer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    String text = message instanceof String given ? given : HttpStatus.getMessage(status);
    writer.write(io.freqwatch.http.Response.error(status, text), request, response, callback);
    return true;
  }
}
