package io.freqwatch.web.alerting;

import io.freqwatch.codec.Json;
import io.freqwatch.http.EventStream;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document at {@code /api/<name>} and, live, a stream of Server-Sent Events at {@code
 * /api/<name>/stream}: the whole document whenever it has changed, looked at each second, and at
 * least every eight. It is made once a second for all who ask. Safe for use by many threads.
 */
final class LiveDocument {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(8);

  private final String name;
  private final Source source;
  private final Semaphore places;
  private final Clock clock;
  private @Nullable ObjectNode latest;
  private long madeNanos;

  /** Makes the document; what it answers is nobody's but the caller's. */
  @FunctionalInterface
  interface Source {
    ObjectNode read() throws InterruptedException;
  }

  /**
   * @param maxStreams pages that may follow at once
   */
  LiveDocument(String name, Source source, int maxStreams, Clock clock) {
    this.name = name;
    this.source = source;
    this.places = new Semaphore(maxStreams);
    this.clock = clock;
  }

  Router on(Router router) {
    return router.get("/api/" + name, _ -> now()).get("/api/" + name + "/stream", this::open);
  }

  private Response now() throws InterruptedException {
    return Response.json(text(read())).withHeader("Cache-Control", "no-store");
  }

  private Response open(Request request) {
    if (!places.tryAcquire()) {
      throw new HttpRefusal(503, "too many pages follow this one; close some, then reload");
    }
    return Response.events(this::follow).whenDone(places::release);
  }

  private void follow(EventStream events) throws IOException, InterruptedException {
    ObjectNode sent = Json.object();
    long sentNanos = 0;
    while (true) {
      ObjectNode now = read();
      long nanos = clock.monotonicNanos();
      if (!now.equals(sent) || nanos - sentNanos >= HEARTBEAT.toNanos()) {
        events.send(name, text(now));
        sent = now;
        sentNanos = nanos;
      }
      clock.sleep(PAUSE);
    }
  }

  private synchronized ObjectNode read() throws InterruptedException {
    ObjectNode known = latest;
    long now = clock.monotonicNanos();
    if (known != null && now - madeNanos < PAUSE.toNanos() / 2) {
      return known;
    }
    ObjectNode made = source.read();
    latest = made;
    madeNanos = now;
    return made;
  }

  private String text(ObjectNode document) {
    ObjectNode dated = Json.object().put("asOf", clock.wallMillis() / 1000.0);
    dated.setAll(document);
    return Json.text(dated);
  }
}
