package io.freqwatch.alertmanager.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides when so many notifications would reach one receiver that it would read none of them: more
 * than the threshold within a minute. What waits then goes out as one summary, and another one
 * every half minute while the storm lasts. Only for ways to people: a program behind a webhook
 * counts on its groups. Used by the router's thread alone.
 */
final class Storm {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final String PROGRAMS = "webhook";

  /** What is to be done with a notification whose turn it is. */
  sealed interface Plan {
    /** It goes out by itself. */
    record Alone() implements Plan {}

    /** All that wait for its receiver go out in one message. */
    record Together() implements Plan {}

    /** All of them wait. */
    record Later(Instant until) implements Plan {}
  }

  private static final class Calm {
    private final Deque<Instant> sent = new ArrayDeque<>();
    private Instant quietUntil = Instant.MIN;

    /** What is long ago; or to come, where the clock was set back. */
    void forget(Instant now) {
      sent.removeIf(at -> at.isAfter(now) || !at.plus(WINDOW).isAfter(now));
      quietUntil = quietUntil.isAfter(now.plus(PAUSE)) ? Instant.MIN : quietUntil;
    }
  }

  private final int threshold;
  private final Map<String, Calm> receivers = new HashMap<>();

  /**
   * @param threshold messages that one integration gets within a minute; 0 for any number
   */
  Storm(int threshold) {
    this.threshold = threshold;
  }

  /** Whether messages to it may be put together. */
  boolean watches(Target target) {
    return threshold > 0 && !target.kind().equals(PROGRAMS);
  }

  /**
   * @param waiting notifications that wait for this integration, this one included
   */
  Plan plan(Target target, int waiting, Instant now) {
    Calm calm = receivers.computeIfAbsent(name(target), _ -> new Calm());
    calm.forget(now);
    if (calm.sent.size() + waiting <= threshold) {
      calm.sent.addLast(now);
      return new Plan.Alone();
    }
    if (calm.quietUntil.isAfter(now)) {
      return new Plan.Later(calm.quietUntil);
    }
    calm.quietUntil = now.plus(PAUSE);
    return waiting == 1 ? new Plan.Alone() : new Plan.Together();
  }

  private static String name(Target target) {
    return target.receiver() + " " + target.kind() + " " + target.index();
  }
}
