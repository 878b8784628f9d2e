package io.freqwatch.promql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.promql.PromqlException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActiveQueriesTest {
  private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

  private final Clock clock = new ManualClock(1_700_000_000_000L);
  private final EndlessStorage storage = new EndlessStorage(clock);
  private final Engine engine =
      new Engine(
          EngineOptions.DEFAULT.withMaxSeries(Integer.MAX_VALUE).withMaxConcurrent(1, 1), clock);

  @AfterEach
  void endQueries() {
    engine.active().killAll();
  }

  private CompletableFuture<Throwable> ask(String query, QueryReservation reservation) {
    return CompletableFuture.supplyAsync(
            () ->
                engine.instant(storage, query, clock.wallMillis(), QueryOptions.NONE, reservation),
            THREADS)
        .handle((answer, failure) -> failure == null ? new AssertionError(answer) : failure)
        .thenApply(failure -> failure.getCause() == null ? failure : failure.getCause());
  }

  private static void until(BooleanSupplier condition) {
    long deadline = Clock.system().monotonicNanos() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean() && Clock.system().monotonicNanos() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private boolean isWaiting(int index) {
    List<ActiveQuery> active = engine.active().list();
    return active.size() > index && active.get(index).waiting();
  }

  private boolean isRunning(int index) {
    List<ActiveQuery> active = engine.active().list();
    return active.size() > index && !active.get(index).waiting();
  }

  @Test
  void tellsWhatRunsAndKillsIt() throws Exception {
    QueryReservation reservation = engine.reserve();
    CompletableFuture<Throwable> asked = ask("sum(up)", reservation);
    until(() -> isRunning(0));
    ActiveQuery query = engine.active().list().getFirst();
    assertThat(query.text()).isEqualTo("sum(up)");
    assertThat(query.startMillis()).isEqualTo(clock.wallMillis());
    assertThat(query.steps()).isOne();
    until(() -> engine.active().list().getFirst().samples() == 1);
    assertThat(engine.active().list().getFirst().bytes()).isPositive();
    assertThat(engine.active().kill(query.id())).isTrue();
    assertThat(asked.get(30, TimeUnit.SECONDS))
        .isInstanceOf(PromqlException.Canceled.class)
        .hasMessage("query was canceled in expression evaluation");
    assertThat(engine.active().list()).isEmpty();
    assertThat(engine.active().kill(query.id())).isFalse();
    reservation.close();
    assertThat(reservation.bytes()).isZero();
  }

  @Test
  void letsOneWaitAndRefusesMore() throws Exception {
    CompletableFuture<Throwable> first = ask("sum(up)", engine.reserve());
    until(() -> isRunning(0));
    QueryReservation patience = engine.reserve();
    CompletableFuture<Throwable> second = ask("avg(up)", patience);
    until(() -> isWaiting(1));
    assertThatThrownBy(() -> engine.instant(storage, "up", 0, QueryOptions.NONE, engine.reserve()))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessage("1 queries run and 1 wait; ask again later");
    patience.cancel();
    assertThat(second.get(30, TimeUnit.SECONDS))
        .isInstanceOf(PromqlException.Canceled.class)
        .hasMessage("query was canceled in query queue");
    assertThat(first).isNotDone();
    assertThat(engine.running()).isOne();
  }

  @Test
  void givesATurnToTheOneThatWaits() throws Exception {
    CompletableFuture<Throwable> first = ask("sum(up)", engine.reserve());
    until(() -> isRunning(0));
    CompletableFuture<Throwable> second = ask("avg(up)", engine.reserve());
    until(() -> isWaiting(1));
    engine.active().kill(engine.active().list().getFirst().id());
    assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(PromqlException.Canceled.class);
    until(() -> isRunning(0));
    assertThat(engine.active().list().getFirst().text()).isEqualTo("avg(up)");
    engine.active().killAll();
    assertThat(second.get(30, TimeUnit.SECONDS)).isInstanceOf(PromqlException.Canceled.class);
    assertThat(engine.running()).isZero();
  }
}
