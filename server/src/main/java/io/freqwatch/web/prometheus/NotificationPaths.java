package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.EventStream;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.web.prometheus.Notifications.Notification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /notifications}, and the same as a stream of events. */
final class NotificationPaths {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PAUSES_PER_HEARTBEAT = 15;

  private final Notifications notifications;
  private final Semaphore subscribers;
  private final Clock clock;

  NotificationPaths(Notifications notifications, int maxSubscribers, Clock clock) {
    this.notifications = notifications;
    this.subscribers = new Semaphore(maxSubscribers);
    this.clock = clock;
  }

  Response list(Request request) {
    ArrayNode data = Json.array();
    notifications.active().forEach(each -> data.add(json(each, true)));
    return ApiAnswer.of(json -> json.json(data));
  }

  /** Nothing where as many follow already as may: that tells a browser not to try again. */
  Response live(Request request) {
    return subscribers.tryAcquire()
        ? Response.events(this::feed).whenDone(subscribers::release)
        : ApiAnswer.nothing();
  }

  private void feed(EventStream events) throws IOException, InterruptedException {
    Set<Notification> sent = new HashSet<>();
    for (int pauses = 0; ; pauses++) {
      sendChanges(sent, events);
      if (pauses % PAUSES_PER_HEARTBEAT == PAUSES_PER_HEARTBEAT - 1) {
        events.comment("");
      }
      clock.sleep(PAUSE);
    }
  }

  private void sendChanges(Set<Notification> sent, EventStream events) throws IOException {
    List<Notification> now = notifications.active();
    for (Notification each : now) {
      if (sent.add(each)) {
        events.send(Json.text(json(each, true)));
      }
    }
    for (Notification gone : sent.stream().filter(each -> !now.contains(each)).toList()) {
      events.send(Json.text(json(gone, false)));
      sent.remove(gone);
    }
  }

  private static ObjectNode json(Notification notification, boolean active) {
    return Json.object()
        .put("text", notification.text())
        .put("date", Instant.ofEpochMilli(notification.sinceMillis()).toString())
        .put("active", active);
  }
}
