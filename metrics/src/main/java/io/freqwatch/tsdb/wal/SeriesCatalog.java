package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Labels;
import org.jspecify.annotations.Nullable;

/** The series that are alive, as whoever writes a log knows them. */
public interface SeriesCatalog {
  /** Takes one series. */
  interface Visitor {
    void series(long reference, Labels labels);
  }

  /** Every series whose record was written to the log and that is alive. */
  void forEachLogged(Visitor visitor);

  /** The labels of a series that is alive; null where it is not. */
  @Nullable Labels labels(long reference);
}
