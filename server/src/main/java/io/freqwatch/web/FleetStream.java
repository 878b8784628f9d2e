package io.freqwatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.http.EventStream;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Server-Sent Events with the fleet and its sparklines. Each browser has its request's virtual
 * thread, which sends the newest document when the last one is through: one that reads slowly skips
 * documents and holds up nobody, one that does not read at all is dropped by the server.
 */
final class FleetStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration SPARKLINES_PERIOD = Duration.ofMinutes(1);

  private final FleetFeed feed;
  private final Sparklines sparklines;
  private final Semaphore places;
  private final Clock clock;

  FleetStream(FleetFeed feed, Sparklines sparklines, int maxClients, Clock clock) {
    this.feed = feed;
    this.sparklines = sparklines;
    this.places = new Semaphore(maxClients);
    this.clock = clock;
  }

  Response open(Request request) {
    SparklineRange range = ProductApi.range(request);
    if (!places.tryAcquire()) {
      throw new HttpRefusal(503, "too many pages follow the fleet; close some, then reload");
    }
    return Response.events(events -> feed(events, range)).whenDone(places::release);
  }

  private void feed(EventStream events, SparklineRange range)
      throws IOException, InterruptedException {
    feed.follow();
    try {
      new Follower(events, range).run();
    } finally {
      feed.unfollow();
    }
  }

  /** One browser, on its own thread. */
  private final class Follower {
    private final EventStream events;
    private final SparklineRange range;
    private long seen = feed.published();
    private long sparklinesNanos;
    private long histories;
    private long heartbeatNanos;

    Follower(EventStream events, SparklineRange range) {
      this.events = events;
      this.range = range;
    }

    void run() throws IOException, InterruptedException {
      events.send("fleet", feed.now());
      sendSparklines();
      heartbeatNanos = clock.monotonicNanos();
      while (true) {
        long newest = feed.await(seen, HEARTBEAT);
        if (newest != seen) {
          seen = newest;
          sendFleet(feed.latest());
        }
        if (isOver(HEARTBEAT, heartbeatNanos)) {
          heartbeatNanos = clock.monotonicNanos();
          events.comment("still here");
        }
        if (histories != sparklines.histories() || isOver(SPARKLINES_PERIOD, sparklinesNanos)) {
          sendSparklines();
        }
      }
    }

    private void sendFleet(@Nullable String document) throws IOException {
      if (document != null) {
        events.send("fleet", document);
      }
    }

    private void sendSparklines() throws IOException {
      sparklinesNanos = clock.monotonicNanos();
      histories = sparklines.histories();
      events.send("sparklines", new String(sparklines.json(range), UTF_8));
    }

    private boolean isOver(Duration period, long sinceNanos) {
      return clock.monotonicNanos() - sinceNanos >= period.toNanos();
    }
  }
}
