package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.store.Intent;
import io.freqwatch.lifecycle.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A notification on its way. Used by the router's thread alone. */
final class Pending {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);

  private final Target target;
  private final String lane;
  private final Backoff backoff;
  private Intent intent;
  private Instant notBefore;
  private boolean inFlight;
  private int attempts;
  private String lastFailure = "";
  private int together = 1;

  Pending(Intent intent, Target target, RandomGenerator random) {
    this.intent = intent;
    this.target = target;
    this.lane = target.channel().kind() + " " + target.channel().destination();
    this.backoff = new Backoff(FIRST_RETRY, LAST_RETRY, random);
    this.notBefore = intent.at();
  }

  Intent intent() {
    return intent;
  }

  /** The same notification, with another account of what is known. */
  void become(Intent changed) {
    intent = changed;
  }

  Target target() {
    return target;
  }

  /** Names the line before its peer; made once, for it takes a digest. */
  String lane() {
    return lane;
  }

  boolean isInFlight() {
    return inFlight;
  }

  Instant notBefore() {
    return notBefore;
  }

  /**
   * @param with how many notifications go out in one message, this one included
   */
  void begin(int with) {
    inFlight = true;
    attempts++;
    together = with;
  }

  /** How many went out in one message at the last attempt. */
  int together() {
    return together;
  }

  /** Lets others go first. */
  void hold(Instant until) {
    notBefore = until;
  }

  /** Attempts since the program started, the present one included. */
  int attempts() {
    return attempts;
  }

  /** Remembers why an attempt failed; answers whether it was the first that did. */
  boolean failed(String why) {
    boolean first = lastFailure.isEmpty();
    lastFailure = why.isEmpty() ? "it failed" : why;
    return first;
  }

  /** Why the last attempt failed; empty where none did. */
  String lastFailure() {
    return lastFailure;
  }

  /** The clock was set by so much. */
  void shift(Duration by) {
    notBefore = notBefore.plus(by);
  }

  /**
   * Waits for another attempt.
   *
   * @param asked what the peer asked for; zero leaves it to us
   */
  void retry(Duration asked, Instant now) {
    inFlight = false;
    Duration own = backoff.next();
    notBefore = now.plus(asked.isPositive() ? asked : own);
  }
}
