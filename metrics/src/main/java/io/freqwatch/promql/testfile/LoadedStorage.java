package io.freqwatch.promql.testfile;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The series that a test file has loaded; they may be of any time. Used by one thread. */
final class LoadedStorage implements Queryable {
  private final Map<Labels, LoadedSeries> series = new TreeMap<>(Labels.ORDER);

  LoadedSeries series(Labels labels) {
    return series.computeIfAbsent(labels, LoadedSeries::new);
  }

  Collection<LoadedSeries> all() {
    return series.values();
  }

  void clear() {
    series.clear();
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return new View(minMillis, maxMillis);
  }

  private final class View implements Querier {
    private final long minMillis;
    private final long maxMillis;

    View(long minMillis, long maxMillis) {
      this.minMillis = minMillis;
      this.maxMillis = Math.max(minMillis, maxMillis);
    }

    @Override
    public SeriesSet select(boolean sorted, Matcher... matchers) {
      Iterator<Series> found =
          matching(matchers).map(each -> each.between(minMillis, maxMillis)).iterator();
      return new SeriesSet() {
        @Override
        public boolean hasNext() {
          return found.hasNext();
        }

        @Override
        public Series next() {
          return found.next();
        }
      };
    }

    private Stream<LoadedSeries> matching(Matcher... matchers) {
      return series.values().stream()
          .filter(each -> Arrays.stream(matchers).allMatch(one -> one.matches(each.labels())))
          .filter(each -> each.isWithin(minMillis, maxMillis));
    }

    @Override
    public List<String> labelNames(Matcher... matchers) {
      TreeSet<String> names = new TreeSet<>();
      matching(matchers)
          .forEach(each -> each.labels().forEach((Label label) -> names.add(label.name())));
      return List.copyOf(names);
    }

    @Override
    public List<String> labelValues(String name, Matcher... matchers) {
      TreeSet<String> values = new TreeSet<>();
      matching(matchers).forEach(each -> values.add(each.labels().value(name)));
      values.remove("");
      return List.copyOf(values);
    }

    @Override
    public void close() {}
  }
}
