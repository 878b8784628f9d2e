package io.freqwatch.alertmanager.heartbeat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the Watchdog of siblings as webhooks at {@code POST /heartbeats/{name}}, and lets {@code
 * PeerSilent} fire while one stays away. It needs nothing but the router: no rules, no metrics. The
 * router remembers the alert over a restart, so nothing else is kept. Safe for use by many threads;
 * one virtual thread looks.
 */
public final class HeartbeatReceiver implements Component {
  private static final Logger log = LoggerFactory.getLogger(HeartbeatReceiver.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** How often the router is told again of what goes on. */
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final Map<String, Duration> patiences;
  private final RouterLoop router;
  private final Clock clock;
  private final LoopThread thread = new LoopThread("heartbeats", this::look);
  private final Map<String, Sibling> siblings = new TreeMap<>();
  private final Map<String, Long> toldNanos = new LinkedHashMap<>();

  /**
   * @param patiences after how long of silence each sibling is missed, by name
   */
  public HeartbeatReceiver(Map<String, Duration> patiences, RouterLoop router, Clock clock) {
    this.patiences = Map.copyOf(patiences);
    this.router = router;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  @Override
  public void close() {
    thread.close();
  }

  /** Adds the route. */
  public Router on(Router routes) {
    return routes.post("/heartbeats/{name}", this::take);
  }

  private Response take(Request request) throws IOException, InterruptedException {
    String name = request.pathParameter("name");
    if (!patiences.containsKey(name)) {
      return Response.error(404, "there is no sibling " + name + " in freqwatch.yml");
    }
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      return Response.error(415, "expected the content type application/json");
    }
    try {
      if (Watchdog.firesIn(request.body())) {
        heard(name);
      }
      return Response.status(200);
    } catch (IllegalArgumentException e) {
      return Response.error(400, String.valueOf(e.getMessage()));
    }
  }

  /** The end is told before anybody looks again, so that nothing older follows it. */
  private synchronized void heard(String name) throws InterruptedException {
    Sibling sibling = siblings.get(name);
    toldNanos.remove(name);
    if (sibling == null) { // we have just been started, which counts as a beat
      return;
    }
    Optional<Alert> end = sibling.heard(clock.now(), clock.monotonicNanos());
    if (end.isPresent()) {
      log.info("{} is heard again", name);
      put(List.of(end.get()));
    }
  }

  private void look() throws InterruptedException {
    begin();
    while (true) {
      tellWhoIsMissed();
      clock.sleep(LOOK);
    }
  }

  synchronized void tellWhoIsMissed() throws InterruptedException {
    put(missed());
  }

  /** Takes up the alerts that fired before a restart. */
  void begin() throws InterruptedException {
    Map<String, Instant> firing = router.call((of, now) -> firing(of.alerts(now)));
    synchronized (this) {
      patiences.forEach(
          (name, patience) ->
              siblings.put(
                  name,
                  new Sibling(
                      name,
                      patience,
                      Optional.ofNullable(firing.get(name)),
                      clock.monotonicNanos())));
    }
  }

  private static Map<String, Instant> firing(List<Alert> alerts) {
    Map<String, Instant> firing = new TreeMap<>();
    alerts.stream()
        .filter(alert -> alert.name().equals(Sibling.ALERT))
        .forEach(alert -> firing.put(alert.labels().value(Sibling.PEER), alert.startsAt()));
    return firing;
  }

  private List<Alert> missed() {
    long nowNanos = clock.monotonicNanos();
    Map<String, Alert> missed = new LinkedHashMap<>();
    siblings.forEach(
        (name, sibling) ->
            sibling.missed(clock.now(), nowNanos).ifPresent(alert -> missed.put(name, alert)));
    missed.keySet().removeIf(name -> !isDue(name, nowNanos));
    missed.keySet().forEach(name -> toldNanos.put(name, nowNanos));
    return List.copyOf(missed.values());
  }

  private boolean isDue(String name, long nowNanos) {
    Long told = toldNanos.get(name);
    if (told == null) {
      log.warn("{} is silent", name);
    }
    return told == null || nowNanos - told >= RENEWAL.toNanos();
  }

  private void put(List<Alert> alerts) throws InterruptedException {
    if (alerts.isEmpty()) {
      return;
    }
    try {
      int _ =
          router.call(
              (of, now) -> {
                of.put(alerts, now);
                return alerts.size();
              });
    } catch (IllegalStateException e) {
      log.error("the alert about a silent sibling is told later: {}", e.getMessage());
      toldNanos.clear();
    }
  }
}
