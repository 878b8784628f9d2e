package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the {@link AlertRouter}. Others hand it what to do and wait until it is
 * done and on disk; as many as wait at one moment share a write. Attempts run on virtual threads of
 * their own, one for each destination at a time.
 */
public final class RouterLoop implements Component {
  private static final Logger log = LoggerFactory.getLogger(RouterLoop.class);
  private static final int MAX_WAITING = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

  /** An attempt that takes so much longer than it may is ended. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration AFTER_A_STUMBLE = Duration.ofSeconds(1);

  /** So long messages that are under way when the router ends may still arrive. */
  private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);

  /** Something to do with the router, on its thread. */
  @FunctionalInterface
  public interface Command<T> {
    T run(AlertRouter router, Instant now);
  }

  /** A command and whoever waits for it. */
  private static final class Task<T> {
    private final Command<T> command;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Runnable completion = () -> {};

    Task(Command<T> command) {
      this.command = command;
    }

    void run(AlertRouter router, Instant now) {
      try {
        T result = command.run(router, now);
        completion = () -> done.complete(result);
      } catch (RuntimeException | Error e) { // whatever it is, the caller hears and we go on
        completion = () -> done.completeExceptionally(e);
      }
    }
  }

  private final AlertRouter router;
  private final Clock clock;
  private final BlockingQueue<Task<?>> tasks = new ArrayBlockingQueue<>(MAX_WAITING);
  private final ExecutorService attempts =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("notify-", 0).factory());
  private final LoopThread thread = new LoopThread("alert-router", this::loop);
  private volatile boolean storeFails;
  private boolean stumbled;

  public RouterLoop(AlertRouter router, Clock clock) {
    this.router = router;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.start();
  }

  /** The time that the router goes by. */
  public Clock clock() {
    return clock;
  }

  @Override
  public CheckResult check() {
    return storeFails
        ? CheckResult.degraded("the alert journal cannot be written; see the log and the disk")
        : CheckResult.OK;
  }

  /**
   * Does something on the router's thread and waits until its effects are on disk.
   *
   * @throws IllegalStateException where the router does not get to it in time
   * @throws RuntimeException what the command throws
   */
  public <T> T call(Command<T> command) throws InterruptedException {
    Task<T> task = new Task<>(command);
    if (!tasks.offer(task, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the alert router is overloaded; try again later");
    }
    try {
      return task.done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the alert router did not answer in time", e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private void loop() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      List<Task<?>> due = await();
      Instant now = clock.now();
      long begin = clock.monotonicNanos();
      due.forEach(task -> task.run(router, now));
      advance(now);
      if (!due.isEmpty()) {
        router.statistics().took(Statistics.PROCESSING, clock.monotonicNanos() - begin);
      }
      due.forEach(task -> task.completion.run());
    }
  }

  private List<Task<?>> await() throws InterruptedException {
    List<Task<?>> due = new ArrayList<>();
    Task<?> first = tasks.poll(nap().toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      due.add(first);
      tasks.drainTo(due);
    }
    return due;
  }

  /** Never long, so that a jump of the clock is noticed. */
  private Duration nap() {
    Instant now = clock.now();
    Instant next = router.next();
    if (next.isAfter(now.plus(LONGEST_NAP))) {
      return LONGEST_NAP;
    }
    Duration nap = Duration.between(now, next).plusMillis(1);
    Duration least = stumbled ? AFTER_A_STUMBLE : Duration.ZERO;
    return nap.compareTo(least) > 0 ? nap : least;
  }

  private void advance(Instant now) {
    try {
      stumbled = false;
      router.advance(now).forEach(attempt -> begin(attempt, now));
    } catch (RuntimeException | Error e) { // without this thread nobody is told of anything
      stumbled = true;
      log.error("the alert router stumbled and goes on", e);
      boolean _ = router.store().commit();
    }
    storeFails = router.store().isFailing();
  }

  private void begin(Attempt attempt, Instant now) {
    try {
      attempts.execute(() -> attempt(attempt));
    } catch (RuntimeException | Error e) { // an attempt without outcome would hold up its line
      router.attempted(attempt.intent(), failed(attempt, e), now);
    }
  }

  private void attempt(Attempt attempt) {
    long begin = clock.monotonicNanos();
    Outcome outcome = send(attempt);
    router
        .statistics()
        .took(
            Statistics.LATENCY,
            clock.monotonicNanos() - begin,
            "integration",
            attempt.channel().kind(),
            "receiver_name",
            attempt.message().receiver());
    Task<Outcome> record =
        new Task<>(
            (owner, now) -> {
              owner.attempted(attempt.intent(), outcome, now);
              return outcome;
            });
    if (!tasks.offer(record)) { // which heeds no interrupt: what has arrived must be recorded
      awaitPlace(record);
    }
  }

  private void awaitPlace(Task<?> task) {
    try {
      tasks.put(task);
    } catch (InterruptedException ignored) { // closing: it is tried again at the next start
      Thread.currentThread().interrupt();
    }
  }

  private static Outcome send(Attempt attempt) {
    try (AttemptWatch _ = new AttemptWatch(attempt.deadline().plus(GRACE))) {
      return attempt.channel().send(attempt.message(), attempt.key(), attempt.deadline());
    } catch (RuntimeException | Error e) { // as above
      return failed(attempt, e);
    }
  }

  private static Outcome failed(Attempt attempt, Throwable e) {
    log.error("the channel {} failed", attempt.channel().kind(), e);
    return new Outcome.Retry(Duration.ZERO, Outcome.Reason.OTHER, String.valueOf(e));
  }

  @Override
  public void close() {
    thread.close();
    attempts.shutdown();
    try {
      if (!attempts.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
        attempts.shutdownNow();
        boolean _ = attempts.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      recordLastOutcomes();
      router.store().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.error("the alert journal could not be closed", e);
    }
  }

  /** What arrived while we closed is not to be sent again. */
  private void recordLastOutcomes() {
    List<Task<?>> left = new ArrayList<>();
    tasks.drainTo(left);
    left.forEach(task -> task.run(router, clock.now()));
    boolean _ = router.store().commit();
    left.forEach(task -> task.completion.run());
  }
}
