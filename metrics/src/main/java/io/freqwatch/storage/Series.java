package io.freqwatch.storage;

import io.freqwatch.model.Labels;

/** One series of an answer; valid while its querier is open. */
public interface Series {
  Labels labels();

  /** A new iterator over the series' samples within the querier's time span, in order of time. */
  SampleIterator samples();
}
