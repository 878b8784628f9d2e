package io.freqwatch.promql.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queries that run or wait for their turn. Safe for use by many threads; what it tells of a
 * running query may be a moment old.
 */
public final class ActiveQueries {
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, RunningQuery> queries = new ConcurrentHashMap<>();

  ActiveQueries() {}

  RunningQuery started(String text, long startMillis, int steps, QueryReservation reservation) {
    RunningQuery query =
        new RunningQuery(lastId.incrementAndGet(), text, startMillis, steps, reservation);
    queries.put(query.id(), query);
    return query;
  }

  void ended(RunningQuery query) {
    queries.remove(query.id());
  }

  /** Those there are now, the oldest first. */
  public List<ActiveQuery> list() {
    return queries.values().stream()
        .map(RunningQuery::told)
        .sorted(Comparator.comparingLong(ActiveQuery::id))
        .toList();
  }

  /** Cancels a query; false where none has this number, since it may just have ended. */
  public boolean kill(long id) {
    RunningQuery query = queries.get(id);
    if (query != null) {
      query.reservation().cancel();
    }
    return query != null;
  }

  /** Cancels all of them, as when the program ends. */
  public void killAll() {
    queries.values().forEach(query -> query.reservation().cancel());
  }
}
