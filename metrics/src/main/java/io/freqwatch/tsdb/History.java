package io.freqwatch.tsdb;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came by backfill and is in no block yet: chunks in memory, by series. Chunks do not go over
 * multiples of a range, which are the bounds of the blocks to come. Safe for use by many threads.
 */
final class History implements Queryable {
  private final long rangeMillis;
  private final NavigableMap<Labels, List<TimedChunk>> series = new TreeMap<>(Labels.ORDER);
  private long samples;

  History(long rangeMillis) {
    this.rangeMillis = rangeMillis;
  }

  synchronized boolean isEmpty() {
    return series.isEmpty();
  }

  /** How many samples wait for a block. */
  synchronized long samples() {
    return samples;
  }

  synchronized int seriesCount() {
    return series.size();
  }

  /** Adds samples of a series from an index on; times ascend and overlap none that are here. */
  synchronized void add(Labels labels, long[] timestampsMillis, double[] values, int from) {
    List<TimedChunk> all = new ArrayList<>(series.getOrDefault(labels, List.of()));
    ChunkBuilder builder = new ChunkBuilder();
    for (int i = from; i < values.length; i++) {
      if (i > from && range(timestampsMillis[i]) != range(timestampsMillis[i - 1])) {
        all.addAll(builder.finish());
      }
      builder.add(timestampsMillis[i], values[i]);
    }
    all.addAll(builder.finish());
    all.sort(Comparator.comparingLong(TimedChunk::minMillis));
    series.put(labels, List.copyOf(all));
    samples += values.length - from;
  }

  long range(long timestampMillis) {
    return Math.floorDiv(timestampMillis, rangeMillis);
  }

  /** All that is here now, by labels. */
  synchronized NavigableMap<Labels, List<TimedChunk>> snapshot() {
    NavigableMap<Labels, List<TimedChunk>> copy = new TreeMap<>(Labels.ORDER);
    copy.putAll(series);
    return copy;
  }

  /** Forgets chunks that a block has now. */
  synchronized void remove(Map<Labels, List<TimedChunk>> stored) {
    stored.forEach(
        (labels, chunks) -> {
          List<TimedChunk> rest = new ArrayList<>(series.getOrDefault(labels, List.of()));
          rest.removeAll(chunks);
          chunks.forEach(chunk -> samples -= chunk.chunk().sampleCount());
          if (rest.isEmpty()) {
            series.remove(labels);
          } else {
            series.put(labels, List.copyOf(rest));
          }
        });
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return new HistoryQuerier(minMillis, maxMillis);
  }

  private final class HistoryQuerier implements Querier {
    private final long minMillis;
    private final long maxMillis;

    private HistoryQuerier(long minMillis, long maxMillis) {
      this.minMillis = minMillis;
      this.maxMillis = maxMillis;
    }

    @Override
    public SeriesSet select(boolean sorted, Matcher... matchers) {
      return new Found(matching(matchers).iterator());
    }

    private List<Series> matching(Matcher... matchers) {
      List<Series> found = new ArrayList<>();
      snapshot()
          .forEach(
              (labels, chunks) -> {
                ChunkedSeries each = new ChunkedSeries(labels, chunks, minMillis, maxMillis);
                if (matches(labels, matchers) && each.hasSamples()) {
                  found.add(each);
                }
              });
      return found;
    }

    @Override
    public List<String> labelNames(Matcher... matchers) {
      Collection<String> names = new TreeSet<>(Labels::compareUtf8);
      for (Series each : matching(matchers)) {
        for (Label label : each.labels()) {
          names.add(label.name());
        }
      }
      return List.copyOf(names);
    }

    @Override
    public List<String> labelValues(String name, Matcher... matchers) {
      Collection<String> values = new TreeSet<>(Labels::compareUtf8);
      matching(matchers).forEach(each -> values.add(each.labels().value(name)));
      return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    @Override
    public void close() {}
  }

  private static boolean matches(Labels labels, Matcher... matchers) {
    for (Matcher matcher : matchers) {
      if (!matcher.matches(labels.value(matcher.name()))) {
        return false;
      }
    }
    return true;
  }

  private record Found(Iterator<Series> series) implements SeriesSet {
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
