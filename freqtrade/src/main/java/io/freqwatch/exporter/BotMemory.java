package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.lifecycle.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last good answers of one bot and how it is. An answer is forgotten once its endpoint, or the
 * whole bot, has failed for five minutes: a dead bot must not show yesterday's trades. Safe for use
 * by many threads.
 */
final class BotMemory {
  private static final long FORGET_NANOS = 5L * 60 * 1_000_000_000;

  private final Clock clock;
  private final Map<ReadEndpoint, Long> failingSince = new EnumMap<>(ReadEndpoint.class);
  private Readings readings = Readings.NONE;
  private @Nullable Long downSince;
  private BotState state = BotState.UNKNOWN;
  private String outcome = "";
  private boolean up;

  /** Answers and condition at one moment. */
  record View(Readings readings, boolean up, boolean known, BotState state, String outcome) {}

  BotMemory(Clock clock) {
    this.clock = clock;
  }

  synchronized void answered(ReadEndpoint endpoint, Object answer) {
    readings = readings.with(endpoint, answer);
    failingSince.remove(endpoint);
  }

  synchronized void failed(ReadEndpoint endpoint) {
    failingSince.putIfAbsent(endpoint, clock.monotonicNanos());
  }

  /** Whether the newest call of an endpoint failed. */
  synchronized boolean isFailing(ReadEndpoint endpoint) {
    return failingSince.containsKey(endpoint);
  }

  /** A look at the bot brought its state; some other light call may have failed. */
  synchronized void isUp(BotState found, Outcome worst) {
    up = true;
    downSince = null;
    state = found;
    outcome = PollOutcome.of(worst);
    notifyAll();
  }

  /** A look failed as it does while the bot reloads. */
  synchronized void isReloading(Outcome failure) {
    up = true;
    state = BotState.RELOAD_CONFIG;
    outcome = PollOutcome.of(failure);
  }

  synchronized void isDown(Outcome failure) {
    up = false;
    downSince = downSince == null ? Long.valueOf(clock.monotonicNanos()) : downSince;
    state = BotState.UNKNOWN;
    outcome = PollOutcome.of(failure);
  }

  /** Whether it makes sense to ask the bot for more. */
  synchronized boolean isAnswering() {
    return up && state != BotState.RELOAD_CONFIG && state != BotState.WEBSERVER;
  }

  /** Waits until it makes sense to ask the bot for more. */
  synchronized void awaitAnswering() throws InterruptedException {
    while (!isAnswering()) {
      wait();
    }
  }

  synchronized @Nullable ShowConfig config() {
    return readings.find(ReadEndpoint.SHOW_CONFIG, ShowConfig.class);
  }

  synchronized Readings readings() {
    return readings;
  }

  synchronized View view() {
    forget();
    boolean known = !isPast(downSince);
    return new View(known ? readings : Readings.NONE, up, known, state, outcome);
  }

  private void forget() {
    List<ReadEndpoint> old = new ArrayList<>();
    failingSince.forEach(
        (endpoint, since) -> {
          if (isPast(since)) {
            old.add(endpoint);
          }
        });
    if (!old.isEmpty()) {
      readings = readings.without(old);
    }
    if (isPast(downSince)) {
      readings = Readings.NONE;
    }
  }

  private boolean isPast(@Nullable Long since) {
    return since != null && clock.monotonicNanos() - since >= FORGET_NANOS;
  }
}
