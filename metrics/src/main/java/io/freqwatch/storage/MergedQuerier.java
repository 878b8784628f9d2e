package io.freqwatch.storage;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Several sources read as one, such as the blocks and the head of a store. Series of the same
 * labels become one; where two sources have a sample of the same time, that of the first one
 * counts.
 */
public final class MergedQuerier implements Querier {
  private final List<Querier> sources;

  private MergedQuerier(List<Querier> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * A querier that owns others and closes them.
   *
   * @param sources those whose samples count before others' come first
   */
  public static Querier of(List<Querier> sources) {
    return sources.size() == 1 ? sources.getFirst() : new MergedQuerier(sources);
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    List<SeriesSet> sets = new ArrayList<>();
    for (Querier source : sources) {
      SeriesSet set = source.select(true, matchers);
      if (set.hasNext()) {
        sets.add(set);
      }
    }
    return sets.size() == 1 ? sets.getFirst() : new MergedSet(sets);
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    return union(source -> source.labelNames(matchers));
  }

  @Override
  public List<String> labelValues(String name, Matcher... matchers) {
    return union(source -> source.labelValues(name, matchers));
  }

  private List<String> union(Function<Querier, List<String>> question) {
    NavigableSet<String> all = new TreeSet<>(Labels::compareUtf8);
    sources.forEach(source -> all.addAll(question.apply(source)));
    return List.copyOf(all);
  }

  @Override
  public void close() {
    sources.forEach(Querier::close);
  }

  /** The next series of one source. */
  private record Ahead(int source, Series series, SeriesSet set) {
    static final Comparator<Ahead> ORDER =
        Comparator.comparing((Ahead ahead) -> ahead.series.labels(), Labels.ORDER)
            .thenComparingInt(Ahead::source);
  }

  private static final class MergedSet implements SeriesSet {
    private final PriorityQueue<Ahead> queue = new PriorityQueue<>(Ahead.ORDER);

    MergedSet(List<SeriesSet> sets) {
      for (int i = 0; i < sets.size(); i++) {
        advance(i, sets.get(i));
      }
    }

    private void advance(int source, SeriesSet set) {
      if (set.hasNext()) {
        queue.add(new Ahead(source, set.next(), set));
      }
    }

    @Override
    public boolean hasNext() {
      return !queue.isEmpty();
    }

    @Override
    public Series next() {
      Ahead first = queue.poll();
      if (first == null) {
        throw new NoSuchElementException();
      }
      advance(first.source, first.set);
      Ahead second = queue.peek();
      if (second == null || !second.series.labels().equals(first.series.labels())) {
        return first.series;
      }
      List<Series> same = new ArrayList<>(List.of(first.series));
      while (second != null && second.series.labels().equals(first.series.labels())) {
        queue.remove();
        same.add(second.series);
        advance(second.source, second.set);
        second = queue.peek();
      }
      return new MergedSeries(same);
    }
  }

  private record MergedSeries(List<Series> parts) implements Series {
    @Override
    public Labels labels() {
      return parts.getFirst().labels();
    }

    @Override
    public SampleIterator samples() {
      return MergedSamples.of(parts.stream().map(Series::samples).toList());
    }
  }
}
