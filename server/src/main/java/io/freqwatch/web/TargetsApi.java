package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.http.EventStream;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.scrape.ScrapeTargets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/targets}, what the targets page reads: the document, and a stream of Server-Sent
 * Events that begins with it and goes on with what changes, at most every second. Each browser has
 * its request's virtual thread; one that reads slowly gets fewer events and holds up nobody.
 */
public final class TargetsApi {
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(8);

  private final ScrapeTargets scrape;
  private final String version;
  private final ChangeSignal samples;
  private final Semaphore places;
  private final Clock clock;

  /**
   * @param samples announces every scrape
   * @param maxStreams pages that may follow at once
   */
  public TargetsApi(
      ScrapeTargets scrape, String version, ChangeSignal samples, int maxStreams, Clock clock) {
    this.scrape = scrape;
    this.version = version;
    this.samples = samples;
    this.places = new Semaphore(maxStreams);
    this.clock = clock;
  }

  /** Adds the routes. */
  public Router on(Router router) {
    return router
        .get(
            "/api/targets",
            _ -> Response.json(Json.bytes(now())).withHeader("Cache-Control", "no-store"))
        .get("/api/targets/stream", this::open);
  }

  private Response open(Request request) {
    if (!places.tryAcquire()) {
      throw new HttpRefusal(503, "too many pages follow the targets; close some, then reload");
    }
    return Response.events(this::follow).whenDone(places::release);
  }

  private void follow(EventStream events) throws IOException, InterruptedException {
    TargetsSnapshot sent = snapshot();
    events.send("targets", Json.text(TargetsDocument.of(sent, version)));
    long seen = -1;
    while (true) {
      seen = samples.await(seen, HEARTBEAT);
      TargetsSnapshot now = snapshot();
      send(events, sent, now);
      sent = now;
      clock.sleep(LEAST_PAUSE);
    }
  }

  /** Says that it is still there where nothing has changed. */
  private void send(EventStream events, TargetsSnapshot sent, TargetsSnapshot now)
      throws IOException {
    if (now.hasPlacesOf(sent)) {
      String changes =
          Json.text(TargetsDocument.changes(now, place -> now.hasChanged(sent, place)));
      events.send("changes", changes);
    } else {
      events.send("targets", Json.text(TargetsDocument.of(now, version)));
    }
  }

  private ObjectNode now() {
    return TargetsDocument.of(snapshot(), version);
  }

  private TargetsSnapshot snapshot() {
    return TargetsSnapshot.of(scrape, clock.wallMillis());
  }
}
