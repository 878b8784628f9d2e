package io.freqwatch.rules;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.rules.file.GroupDefinition;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates a group at each of its slots on a virtual thread of its own, until it is stopped. A
 * slot that passes while an evaluation still runs is left out and counted.
 *
 * <p>The thread is interrupted only while it sleeps or, where the program ends, asks a query: what
 * it stores is never cut short.
 */
final class GroupLoop {
  private static final Logger log = LoggerFactory.getLogger(GroupLoop.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final RuleGroup group;
  private final RuleEnvironment environment;
  private final GroupSchedule schedule;
  private final boolean restores;
  private final Thread thread;
  private final Interruptible sleep = new Interruptible();
  private final Interruptible linger = new Interruptible();
  private final Interruptible queries;
  private volatile long removedAtMillis = Alert.NEVER;

  private GroupLoop(
      RuleGroup group, RuleEnvironment environment, Interruptible queries, boolean restores) {
    this.group = group;
    this.environment = environment;
    this.queries = queries;
    this.schedule = GroupSchedule.of(group.definition(), group.interval());
    this.restores = restores;
    this.thread =
        Thread.ofVirtual().name("rules " + group.definition().name()).unstarted(this::run);
  }

  /**
   * @param restores whether the state of alerts is to be restored after the second evaluation
   */
  static GroupLoop of(GroupDefinition definition, RuleEnvironment environment, boolean restores) {
    Interruptible queries = new Interruptible();
    QueryFunction asked = environment.queries().askedBy(definition.file(), definition.name());
    RuleEnvironment own =
        environment.with((text, at) -> queries.query(() -> asked.samples(text, at)));
    return new GroupLoop(new RuleGroup(definition, own, !restores), own, queries, restores);
  }

  RuleGroup group() {
    return group;
  }

  /** Whether its rules do the same as those of a definition would with these options. */
  boolean isSame(GroupDefinition definition, RuleOptions options) {
    return group.definition().equals(definition) && environment.options().equals(options);
  }

  void start() {
    thread.start();
  }

  /** Ends after the evaluation that runs. Waits for that. */
  void stop() {
    linger.stop();
    sleep.stop();
    join();
  }

  /**
   * Ends after the evaluation that runs, and two intervals later ends the group's series as of now,
   * so that one does not end which another group goes on with. Does not wait.
   */
  void remove() {
    removedAtMillis = clock().wallMillis();
    sleep.stop();
  }

  /** Ends as soon as it can: a query that runs is cut short. Waits for that. */
  void cancel() {
    queries.stop();
    stop();
  }

  boolean isOver() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  private void join() {
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      evaluateUntilStopped();
    } catch (InterruptedException stopped) {
      endSeriesWhenRemoved();
    }
  }

  private void evaluateUntilStopped() throws InterruptedException {
    long slot = next(schedule.slotMillis(clock().wallMillis()));
    evaluate(slot);
    if (restores) {
      slot = next(slot);
      evaluate(slot);
      restore();
    }
    while (true) {
      slot = next(slot);
      evaluate(slot);
    }
  }

  /**
   * Waits for the slot behind another; counts those that have passed meanwhile. A clock that was
   * set back by no more than an interval, or is slewed while the loop sleeps, must not make a slot
   * come twice.
   */
  private long next(long slot) throws InterruptedException {
    long interval = schedule.intervalMillis();
    long now = clock().wallMillis();
    long from = slot - now > interval ? schedule.slotMillis(now) : slot;
    sleep(from + interval - now, sleep);
    long missed = Math.max(0, (clock().wallMillis() - from) / interval - 1);
    group.counters().missed(missed);
    return from + (missed + 1) * interval;
  }

  private void sleep(long millis, Interruptible how) throws InterruptedException {
    how.run(
        () -> {
          clock().sleep(Duration.ofMillis(millis));
          return millis;
        });
  }

  private void evaluate(long slotMillis) {
    try {
      group.evaluate(slotMillis);
    } catch (RuntimeException e) {
      log.error("group {} failed by a fault of ours", group.definition().key(), e);
    }
  }

  private void restore() {
    long began = clock().monotonicNanos();
    new StateRestore(environment, clock().wallMillis()).restore(group.alertingRules());
    group.counters().restored((clock().monotonicNanos() - began) / NANOS_PER_SECOND);
  }

  private void endSeriesWhenRemoved() {
    if (removedAtMillis == Alert.NEVER) {
      return;
    }
    try {
      sleep(2 * schedule.intervalMillis(), linger);
      group.end(removedAtMillis);
    } catch (InterruptedException ignored) { // the program ends: so do all series, by age
    }
  }

  private Clock clock() {
    return environment.clock();
  }
}
