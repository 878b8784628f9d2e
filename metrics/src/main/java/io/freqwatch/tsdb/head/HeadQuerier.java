package io.freqwatch.tsdb.head;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Takes a snapshot of each series that it hands out. */
final class HeadQuerier implements Querier {
  private final HeadReads reads;
  private final long minMillis;
  private final long maxMillis;

  HeadQuerier(HeadReads reads, long minMillis, long maxMillis) {
    this.reads = reads;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    List<SeriesSnapshot> found = reads.snapshots(minMillis, maxMillis, matchers);
    if (sorted) {
      found.sort(Comparator.comparing(Series::labels, Labels.ORDER));
    }
    found.removeIf(Predicate.not(SeriesSnapshot::hasSamples));
    return new SnapshotSet(found.iterator());
  }

  @Override
  public SeriesSet selectNewest(Matcher... matchers) {
    return new SnapshotSet(reads.newest(minMillis, maxMillis, matchers).iterator());
  }

  @Override
  public long heldSeries(Matcher... matchers) {
    return reads.about(matchers);
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    NavigableSet<String> names = new TreeSet<>(Labels::compareUtf8);
    select(false, matchers)
        .forEachRemaining(
            series -> {
              for (Label label : series.labels()) {
                names.add(label.name());
              }
            });
    return List.copyOf(names);
  }

  @Override
  public List<String> labelValues(String name, Matcher... matchers) {
    NavigableSet<String> values = new TreeSet<>(Labels::compareUtf8);
    select(false, matchers).forEachRemaining(series -> values.add(series.labels().value(name)));
    return values.stream().filter(Predicate.not(String::isEmpty)).toList();
  }

  @Override
  public void close() {}

  private record SnapshotSet(Iterator<? extends Series> series) implements SeriesSet {
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
