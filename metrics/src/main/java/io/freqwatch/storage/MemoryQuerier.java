package io.freqwatch.storage;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Takes a snapshot of each series that it hands out. */
final class MemoryQuerier implements Querier {
  private static final Comparator<String> BY_UTF8 = Labels::compareUtf8;

  private final MemoryStorage storage;
  private final long minMillis;
  private final long maxMillis;

  MemoryQuerier(MemoryStorage storage, long minMillis, long maxMillis) {
    this.storage = storage;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    List<Series> found = storage.reading(() -> snapshots(matchers));
    if (sorted) {
      found.sort(Comparator.comparing(Series::labels, Labels.ORDER));
    }
    return new SnapshotSet(found.iterator());
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    NavigableSet<String> names = new TreeSet<>(BY_UTF8);
    for (Series series : storage.reading(() -> snapshots(matchers))) {
      for (Label label : series.labels()) {
        names.add(label.name());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> labelValues(String name, Matcher... matchers) {
    NavigableSet<String> values = new TreeSet<>(BY_UTF8);
    for (Series series : storage.reading(() -> snapshots(matchers))) {
      String value = series.labels().value(name);
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  @Override
  public void close() {}

  private List<Series> snapshots(Matcher... matchers) {
    List<Series> snapshots = new ArrayList<>();
    for (int slot : storage.table().select(matchers)) {
      SeriesSnapshot snapshot = storage.table().at(slot).snapshot(minMillis, maxMillis);
      if (snapshot != null) {
        snapshots.add(snapshot);
      }
    }
    return snapshots;
  }

  private record SnapshotSet(Iterator<Series> series) implements SeriesSet {
    @Override
    public boolean hasNext() {
      return series.hasNext();
    }

    @Override
    public Series next() {
      return series.next();
    }
  }
}
