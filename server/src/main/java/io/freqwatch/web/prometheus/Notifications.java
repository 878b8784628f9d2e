package io.freqwatch.web.prometheus;

import io.freqwatch.lifecycle.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an administrator should know of the program now, and since when. It asks what holds at the
 * moment and remembers since when it has held. Safe for use by many threads.
 */
public final class Notifications {
  private final Supplier<Set<String>> conditions;
  private final Clock clock;
  private final Map<String, Long> sinceMillis = new LinkedHashMap<>();

  /** One sentence, and since when it is true by the wall clock. */
  record Notification(String text, long sinceMillis) {}

  /**
   * @param conditions sentences that are true now; cheap, callable from any thread
   */
  public Notifications(Supplier<Set<String>> conditions, Clock clock) {
    this.conditions = conditions;
    this.clock = clock;
  }

  /** What holds now, the oldest first. */
  synchronized List<Notification> active() {
    Set<String> now = conditions.get();
    sinceMillis.keySet().retainAll(now);
    now.forEach(text -> sinceMillis.putIfAbsent(text, clock.wallMillis()));
    return sinceMillis.entrySet().stream()
        .map(each -> new Notification(each.getKey(), each.getValue()))
        .toList();
  }
}
