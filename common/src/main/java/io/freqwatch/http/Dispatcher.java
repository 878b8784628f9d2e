package io.freqwatch.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.eclipse.jetty.server.Handler.Abstract;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler that Jetty calls, on a virtual thread for each request. */
final class Dispatcher extends Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Handler handler;
  private final ActiveRequests active;
  private final BodyReader bodyReader;
  private final ResponseWriter writer;

  Dispatcher(Handler handler, ActiveRequests active, BodyReader bodyReader, ResponseWriter writer) {
    super(InvocationType.BLOCKING);
    this.handler = handler;
    this.active = active;
    this.bodyReader = bodyReader;
    this.writer = writer;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request jettyRequest,
      org.eclipse.jetty.server.Response jettyResponse,
      Callback callback) {
    jettyRequest.addIdleTimeoutListener(_ -> false);
    if (!active.tryBegin()) {
      writer.write(overloaded(), jettyRequest, jettyResponse, callback);
      return true;
    }
    Callback ending = Callback.from(callback, active::end);
    active.enterHandler();
    try {
      Response response = answer(new Request(jettyRequest, bodyReader));
      writer.write(response, jettyRequest, jettyResponse, ending);
    } finally {
      active.leaveHandler();
    }
    return true;
  }

  private Response answer(Request request) {
    try {
      return requireNonNull(handler.handle(request), "the handler returned no answer");
    } catch (HttpRefusal refusal) {
      return refusal.toResponse();
    } catch (InterruptedException ignoredSinceOnlyAKilledServerInterrupts) {
      return Response.abort();
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("{} failed", request, e);
      return Response.error(500, "internal error; the log of the server says more");
    }
  }

  private static Response overloaded() {
    return Response.error(503, "too many requests at once").withHeader("Retry-After", "1");
  }
}
