package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Labels;
import java.util.Map;
import java.util.TreeMap;

/** A catalogue that a test fills. */
final class LoggedSeries implements SeriesCatalog {
  final Map<Long, Labels> alive = new TreeMap<>();

  @Override
  public void forEachLogged(Visitor visitor) {
    alive.forEach(visitor::series);
  }

  @Override
  public Labels labels(long reference) {
    return alive.get(reference);
  }
}
