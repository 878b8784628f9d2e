package io.freqwatch.promql.engine;

import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.Iterator;

/**
 * The series of a storage that a query reads, counted in its budget: one by one, and what the
 * storage takes of all of them before it hands out the first. Used by the thread of the query.
 */
final class Selection implements Iterable<Series>, AutoCloseable {
  /** What a storage may take of a series: its chunks that are still written to, and objects. */
  private static final int SERIES_BYTES = 512;

  /** One sample of a series, as an object. */
  private static final int NEWEST_BYTES = 64;

  private final QueryBudget budget;
  private final Querier querier;
  private final SeriesSet series;
  private final long borrowed;

  private Selection(QueryBudget budget, Querier querier, SeriesSet series, long borrowed) {
    this.budget = budget;
    this.querier = querier;
    this.series = series;
    this.borrowed = borrowed;
  }

  static Selection of(Query query, long minMillis, long maxMillis, Matcher... matchers) {
    return open(query, minMillis, maxMillis, false, matchers);
  }

  /** The series of which no more than the newest sample is needed. */
  static Selection ofNewest(Query query, long minMillis, long maxMillis, Matcher... matchers) {
    return open(query, minMillis, maxMillis, true, matchers);
  }

  private static Selection open(
      Query query, long minMillis, long maxMillis, boolean newest, Matcher... matchers) {
    QueryBudget budget = query.budget();
    Querier querier = query.storage().querier(minMillis, maxMillis);
    try {
      long bytes = querier.heldSeries(matchers) * (newest ? NEWEST_BYTES : SERIES_BYTES);
      budget.holdBytes(bytes);
      SeriesSet series =
          newest ? querier.selectNewest(matchers) : querier.select(query.ordered(), matchers);
      return new Selection(budget, querier, series, bytes);
    } catch (RuntimeException e) {
      querier.close();
      throw e;
    }
  }

  @Override
  public Iterator<Series> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return series.hasNext();
      }

      @Override
      public Series next() {
        budget.series();
        return series.next();
      }
    };
  }

  @Override
  public void close() {
    budget.releaseBytes(borrowed);
    querier.close();
  }
}
