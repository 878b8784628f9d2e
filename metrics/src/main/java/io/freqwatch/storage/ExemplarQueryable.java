package io.freqwatch.storage;

import io.freqwatch.model.Matcher;
import java.util.List;

/** Whatever can be asked for exemplars. Callable from any thread. */
public interface ExemplarQueryable {
  /**
   * The exemplars from one time to another, both included, of the series that match all matchers of
   * any one list, in the order of the series' labels; no series is without one.
   */
  List<SeriesExemplars> exemplars(long minMillis, long maxMillis, List<List<Matcher>> selectors);
}
