package io.freqwatch.promql.engine;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates queries on the threads that ask, a limited number at once. Safe for use by many
 * threads. An interrupt of the asking thread cancels its query.
 */
public final class Engine {
  private final EngineOptions options;
  private final Clock clock;
  private final Semaphore turns;
  private final AtomicLong freeSamples;
  private final LongAdder queries = new LongAdder();

  public Engine(EngineOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.turns = new Semaphore(options.maxConcurrent(), true);
    this.freeSamples = new AtomicLong(options.maxHeldSamples());
  }

  /**
   * The value of a query at one moment.
   *
   * @throws PromqlException where there is none
   */
  public Answer<Value> instant(
      Queryable storage,
      String query,
      long timeMillis,
      QueryOptions wanted,
      SampleReservation reservation) {
    Expression expression = Parser.parse(query, options.language());
    TimeGrid grid = TimeGrid.instant(timeMillis);
    return inTurn(
        wanted,
        reservation,
        budget -> {
          Query context = context(storage, grid, 0, wanted, budget);
          Value value = new Evaluation(context).instant(expression);
          return answer(value, query, context.annotations());
        });
  }

  /**
   * The values of a query from start to end, both included, a step apart.
   *
   * @throws PromqlException where there are none
   */
  public Answer<Value.Matrix> range(
      Queryable storage,
      String query,
      long startMillis,
      long endMillis,
      long stepMillis,
      QueryOptions wanted,
      SampleReservation reservation) {
    Expression expression = Parser.parse(query, options.language());
    TimeGrid grid = new TimeGrid(startMillis, endMillis, stepMillis);
    return inTurn(
        wanted,
        reservation,
        budget -> {
          Query context = context(storage, grid, stepMillis, wanted, budget);
          Value.Matrix value = new Evaluation(context).range(expression);
          return answer(value, query, context.annotations());
        });
  }

  private static <T extends Value> Answer<T> answer(
      T value, String query, Annotations annotations) {
    return new Answer<>(value, annotations.warnings(query), annotations.infos(query));
  }

  /** Memory for one query; the caller closes it when the value is no longer needed. */
  public SampleReservation reserve() {
    return new SampleReservation(freeSamples);
  }

  /** How many queries were evaluated since the start. */
  public long queries() {
    return queries.sum();
  }

  /** How many queries are being evaluated now. */
  public int running() {
    return options.maxConcurrent() - turns.availablePermits();
  }

  public int maxConcurrent() {
    return options.maxConcurrent();
  }

  private Query context(
      Queryable storage, TimeGrid grid, long step, QueryOptions wanted, QueryBudget budget) {
    Duration lookback = wanted.lookback() == null ? options.lookback() : wanted.lookback();
    return new Query(
        storage, options, lookback.toMillis(), grid, step, false, budget, new Annotations());
  }

  private <T> T inTurn(
      QueryOptions wanted, SampleReservation reservation, Function<QueryBudget, T> task) {
    long timeoutNanos = timeout(wanted.timeout()).toNanos();
    long deadlineNanos = clock.monotonicNanos() + timeoutNanos;
    awaitTurn(timeoutNanos);
    try {
      queries.increment();
      QueryBudget budget = new QueryBudget(clock, deadlineNanos, options, reservation);
      budget.checkTime();
      return task.apply(budget);
    } catch (StorageException e) {
      throw new PromqlException.Execution(String.valueOf(e.getMessage()));
    } finally {
      turns.release();
    }
  }

  private void awaitTurn(long timeoutNanos) {
    String during = "query queue";
    try {
      if (!turns.tryAcquire(timeoutNanos, TimeUnit.NANOSECONDS)) {
        throw new PromqlException.Timeout(during);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PromqlException.Canceled(during);
    }
  }

  private Duration timeout(@Nullable Duration wanted) {
    Duration own = options.timeout();
    return wanted == null || wanted.compareTo(own) > 0 ? own : wanted;
  }
}
