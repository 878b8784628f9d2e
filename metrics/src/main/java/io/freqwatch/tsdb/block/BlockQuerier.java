package io.freqwatch.tsdb.block;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.tsdb.index.IndexReader;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a block, which it holds until it is closed. Series always come in order. */
final class BlockQuerier implements Querier {
  private final Block block;
  private final IndexReader index;
  private final TimeSpan span;
  private boolean closed;

  BlockQuerier(Block block, long minMillis, long maxMillis) {
    this.block = block;
    this.index = block.index();
    this.span = new TimeSpan(minMillis, maxMillis);
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    return new Selected(index.select(matchers));
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    if (matchers.length == 0 && isAllInside()) {
      return index.labelNames();
    }
    NavigableSet<String> names = new TreeSet<>(Labels::compareUtf8);
    select(true, matchers)
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
    if (matchers.length == 0 && isAllInside()) {
      return index.labelValues(name);
    }
    NavigableSet<String> values = new TreeSet<>(Labels::compareUtf8);
    select(true, matchers).forEachRemaining(series -> values.add(series.labels().value(name)));
    values.remove("");
    return List.copyOf(values);
  }

  /** Whether every series of the block is within the span, and none was deleted. */
  private boolean isAllInside() {
    return span.covers(block.firstMillis(), block.lastMillis()) && block.tombstones().isEmpty();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      block.close();
    }
  }

  /** Reads each series when it is asked for. */
  private final class Selected implements SeriesSet {
    private final int[] references;
    private int next;
    private @Nullable Series ahead;

    Selected(int[] references) {
      this.references = references;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && next < references.length) {
        StoredSeries series =
            new StoredSeries(
                block, block.series(references[next++], span.minMillis(), span.maxMillis()), span);
        ahead = series.hasSamples() ? series : null;
      }
      return ahead != null;
    }

    @Override
    public Series next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      Series series = ahead;
      ahead = null;
      return series;
    }
  }
}
