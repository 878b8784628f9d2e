package io.freqwatch.storage;

import io.freqwatch.model.Matcher;
import java.util.List;

/**
 * Reads samples within the time span it was made for. Used by one thread; what it hands out is
 * valid until it is closed. A {@link #select} shows each committed batch wholly or not at all.
 */
public interface Querier extends AutoCloseable {
  /**
   * The series that match all matchers (with none: every series) and have a sample in the time
   * span.
   *
   * @param sorted whether the series must come in the order of their labels
   */
  SeriesSet select(boolean sorted, Matcher... matchers);

  /**
   * As {@link #select}, in any order, for who needs no more than the newest sample of each series:
   * one may come with that sample alone.
   */
  default SeriesSet selectNewest(Matcher... matchers) {
    return select(false, matchers);
  }

  /**
   * About how many series {@link #select} would take into memory at once, before it hands out the
   * first one; 0 where it reads one after the other. Costs little.
   */
  default long heldSeries(Matcher... matchers) {
    return 0;
  }

  /** The names of the labels of the series that {@link #select} would hand out, sorted. */
  List<String> labelNames(Matcher... matchers);

  /** The values of a label among the series that {@link #select} would hand out, sorted. */
  List<String> labelValues(String name, Matcher... matchers);

  @Override
  void close();
}
