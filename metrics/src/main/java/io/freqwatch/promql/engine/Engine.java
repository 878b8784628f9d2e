package io.freqwatch.promql.engine;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Settled;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates queries on the threads that ask, a limited number at once. Safe for use by many
 * threads. An interrupt of the asking thread cancels its query, as does its reservation.
 */
public final class Engine {
  /** What is known of the past may take such a part of the memory of queries, beside it. */
  private static final int CACHE_SHARE = 8;

  private final EngineOptions options;
  private final Clock clock;
  private final QueryListener listener;
  private final Turns turns;
  private final AtomicLong freeBytes;
  private final ActiveQueries active = new ActiveQueries();
  private final RangeCache cache;
  private final LongAdder queries = new LongAdder();

  public Engine(EngineOptions options, Clock clock) {
    this(options, clock, _ -> {});
  }

  /**
   * @param listener is told of each query that has ended
   */
  public Engine(EngineOptions options, Clock clock, QueryListener listener) {
    this.options = options;
    this.listener = listener;
    this.clock = clock;
    this.turns = new Turns(options.maxConcurrent(), options.maxWaiting());
    this.freeBytes = new AtomicLong(options.maxHeldBytes());
    this.cache = new RangeCache(options.maxHeldBytes() / CACHE_SHARE);
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
      QueryReservation reservation) {
    Expression expression = Parser.parse(query, options.language());
    TimeGrid grid = TimeGrid.instant(timeMillis);
    return inTurn(
        active.started(query, clock.wallMillis(), grid.steps(), reservation),
        grid,
        0,
        wanted,
        budget -> {
          Query context = context(storage, expression, grid, 0, wanted, budget);
          Value value =
              DeepStack.evaluate(expression, () -> new Evaluation(context).instant(expression));
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
      QueryReservation reservation) {
    Expression expression = Parser.parse(query, options.language());
    TimeGrid grid = new TimeGrid(startMillis, endMillis, stepMillis);
    return inTurn(
        active.started(query, clock.wallMillis(), grid.steps(), reservation),
        grid,
        stepMillis,
        wanted,
        budget ->
            DeepStack.evaluate(
                expression, () -> range(storage, query, expression, grid, wanted, budget)));
  }

  private Answer<Value.Matrix> range(
      Queryable storage,
      String query,
      Expression expression,
      TimeGrid grid,
      QueryOptions wanted,
      QueryBudget budget) {
    Settled settled = storage.settled();
    boolean known = !wanted.countsSamples() && StepIndependence.of(expression, grid, settled);
    Function<TimeGrid, Answer<Value.Matrix>> evaluation =
        part -> {
          Query context = context(storage, expression, part, grid.stepMillis(), wanted, budget);
          Query ordered = known ? context.inOrder() : context;
          return answer(new Evaluation(ordered).range(expression), query, ordered.annotations());
        };
    return known
        ? cache.range(
            RangeCache.Key.of(query, lookback(wanted), grid),
            grid,
            new RangeCache.Past(storage, settled, StepIndependence.aheadMillis(expression)),
            budget,
            evaluation)
        : evaluation.apply(grid);
  }

  private static <T extends Value> Answer<T> answer(
      T value, String query, Annotations annotations) {
    return new Answer<>(value, annotations.warnings(query), annotations.infos(query));
  }

  /** For one query; the caller closes it when the value is no longer needed. */
  public QueryReservation reserve() {
    return reserve(new QueryOrigin.Program());
  }

  /** The same, for a query of somebody's. */
  public QueryReservation reserve(QueryOrigin origin) {
    return new QueryReservation(freeBytes, turns, origin);
  }

  /** The queries that run or wait now. */
  public ActiveQueries active() {
    return active;
  }

  /** How many queries were evaluated since the start. */
  public long queries() {
    return queries.sum();
  }

  /** How many queries are being evaluated now. */
  public int running() {
    return turns.running();
  }

  public int maxConcurrent() {
    return options.maxConcurrent();
  }

  private Query context(
      Queryable storage,
      Expression expression,
      TimeGrid grid,
      long step,
      QueryOptions wanted,
      QueryBudget budget) {
    return new Query(
        storage,
        options,
        lookback(wanted).toMillis(),
        grid,
        step,
        false,
        OrderDependence.of(expression),
        budget,
        new Annotations());
  }

  private Duration lookback(QueryOptions wanted) {
    return wanted.lookback() == null ? options.lookback() : wanted.lookback();
  }

  /** How often part of a range was answered from what is known of the past. */
  public long rangesReused() {
    return cache.reused();
  }

  private <T> T inTurn(
      RunningQuery running,
      TimeGrid grid,
      long stepMillis,
      QueryOptions wanted,
      Function<QueryBudget, T> task) {
    long askedNanos = clock.monotonicNanos();
    long timeoutNanos = timeout(wanted.timeout()).toNanos();
    long queueNanos = 0;
    SampleCounts counts = new SampleCounts(wanted.countsSamples() ? grid.steps() : 0);
    String failure = "canceled";
    try {
      turns.take(running.reservation(), timeoutNanos);
      queueNanos = clock.monotonicNanos() - askedNanos;
      T value = evaluated(running, askedNanos + timeoutNanos, counts, task);
      failure = "";
      return value;
    } catch (PromqlException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    } catch (StorageException e) {
      failure = String.valueOf(e.getMessage());
      throw new PromqlException.Execution(failure);
    } finally {
      active.ended(running);
      long totalNanos = clock.monotonicNanos() - askedNanos;
      EndedQuery ended = running.ended(grid, stepMillis, queueNanos, totalNanos, counts, failure);
      running.reservation().ended(ended);
      listener.ended(ended);
    }
  }

  private <T> T evaluated(
      RunningQuery running,
      long deadlineNanos,
      SampleCounts counts,
      Function<QueryBudget, T> task) {
    try {
      running.runs();
      queries.increment();
      QueryBudget budget = new QueryBudget(clock, deadlineNanos, options, running, counts);
      budget.checkTime();
      T value = task.apply(budget);
      budget.tell();
      return value;
    } catch (StackOverflowError e) { // a long chain of operators; how long depends on the thread
      throw new PromqlException.Execution("the query has too many operators to be evaluated");
    } finally {
      turns.giveBack();
    }
  }

  private Duration timeout(@Nullable Duration wanted) {
    Duration own = options.timeout();
    return wanted == null || wanted.compareTo(own) > 0 ? own : wanted;
  }
}
