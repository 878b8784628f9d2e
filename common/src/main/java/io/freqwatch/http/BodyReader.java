package io.freqwatch.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Reads request bodies whole, within a size and a time. */
final class BodyReader {
  private final int maxBytes;
  private final Duration timeout;
  private final Scheduler scheduler;

  BodyReader(HttpServerOptions options, Scheduler scheduler) {
    this.maxBytes = options.maxBodyBytes();
    this.timeout = options.bodyTimeout();
    this.scheduler = scheduler;
  }

  /** Blocks until the body is whole; a peer that takes longer than the timeout is cut off. */
  byte[] read(Request request) throws IOException {
    if (request.getLength() > maxBytes) {
      throw tooLarge();
    }
    EndPoint endPoint = EndPoints.of(request);
    Scheduler.Task cutOff =
        scheduler.schedule(endPoint::close, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(maxBytes);
      if (body.length == maxBytes && in.read() >= 0) {
        throw tooLarge();
      }
      return body;
    } catch (IOException | HttpException.RuntimeException e) {
      throw new HttpRefusal(400, "the request body is broken or took too long");
    } finally {
      cutOff.cancel();
    }
  }

  private HttpRefusal tooLarge() {
    return new HttpRefusal(413, "request body is larger than " + maxBytes + " bytes");
  }
}
