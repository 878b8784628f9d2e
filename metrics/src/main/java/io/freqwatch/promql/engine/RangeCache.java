package io.freqwatch.promql.engine;

import io.freqwatch.promql.Value;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Settled;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What range queries gave for steps that see settled samples alone, for the next query of the same
 * text, step and phase: a dashboard that moves on evaluates its newest steps. What is asked for the
 * second time is kept.
 *
 * <p>It never changes an answer. A value is kept only where the storage named the same epoch before
 * and after the evaluation, and used only in that epoch; where another begins meanwhile, all is
 * evaluated anew. Answers with annotations or native histograms are not kept. Series are read in
 * the order of their labels, so that sums have the same last digit. Safe for use by many threads.
 */
final class RangeCache {
  private static final int LARGEST_SHARE = 4;
  private static final int REMEMBERED = 4_096;

  private final long maxBytes;
  private final Map<Key, Known> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int[] asked = new int[REMEMBERED];
  private final LongAdder reused = new LongAdder();
  private long bytes;

  RangeCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Queries whose steps fall on the same moments. */
  record Key(String query, Duration lookback, long stepMillis, long phaseMillis) {
    static Key of(String query, Duration lookback, TimeGrid grid) {
      long step = grid.stepMillis();
      return new Key(query, lookback, step, Math.floorMod(grid.startMillis(), step));
    }
  }

  /** The storage, what of it is settled, and how far behind its own time a step looks. */
  record Past(Queryable storage, Settled settled, long aheadMillis) {
    boolean isSameEpoch() {
      return storage.settled().epoch().equals(settled.epoch());
    }

    /** The steps of a grid up to the last one that sees settled samples alone. */
    TimeGrid settledPart(TimeGrid grid) {
      long last = settled.beforeMillis() - 1 - aheadMillis;
      return new TimeGrid(grid.startMillis(), Math.min(last, grid.endMillis()), grid.stepMillis());
    }
  }

  private record Known(TimeGrid grid, Value.Matrix value, Object epoch) {
    boolean covers(TimeGrid other, Object now) {
      return epoch.equals(now)
          && grid.startMillis() <= other.startMillis()
          && grid.endMillis() >= other.startMillis();
    }
  }

  Answer<Value.Matrix> range(
      Key key,
      TimeGrid grid,
      Past past,
      QueryBudget budget,
      Function<TimeGrid, Answer<Value.Matrix>> evaluation) {
    Known known = known(key, grid, past);
    Answer<Value.Matrix> answer =
        known == null ? evaluation.apply(grid) : completed(known, grid, budget, evaluation);
    if (!past.isSameEpoch()) {
      return known == null ? answer : evaluation.apply(grid);
    }
    if (isAskedAgain(key)) {
      keep(key, past.settledPart(grid), answer, past.settled().epoch());
    }
    return answer;
  }

  /** What is asked once is not worth the room; another key of the same hash does no harm. */
  private synchronized boolean isAskedAgain(Key key) {
    int hash = key.hashCode();
    int at = (hash ^ hash >>> 16) & (asked.length - 1);
    boolean again = asked[at] == hash;
    asked[at] = hash;
    return again;
  }

  /** How often a part was known. */
  long reused() {
    return reused.sum();
  }

  private synchronized @Nullable Known known(Key key, TimeGrid grid, Past past) {
    Known known = entries.get(key);
    return known != null && known.covers(grid, past.settled().epoch()) ? known : null;
  }

  private Answer<Value.Matrix> completed(
      Known known,
      TimeGrid grid,
      QueryBudget budget,
      Function<TimeGrid, Answer<Value.Matrix>> evaluation) {
    reused.increment();
    PointsSlices slices = new PointsSlices();
    Value.Matrix old = slices.within(known.value, grid.startMillis(), grid.endMillis());
    old.series().forEach(points -> budget.hold(2L * points.size()));
    long step = grid.stepMillis();
    long next = known.grid.startMillis() + known.grid.steps() * step;
    if (next > grid.endMillis()) {
      return new Answer<>(old, List.of(), List.of());
    }
    Answer<Value.Matrix> fresh = evaluation.apply(new TimeGrid(next, grid.endMillis(), step));
    return new Answer<>(slices.joined(old, fresh.value()), fresh.warnings(), fresh.infos());
  }

  private void keep(Key key, TimeGrid grid, Answer<Value.Matrix> answer, Object epoch) {
    boolean plain =
        answer.warnings().isEmpty()
            && answer.infos().isEmpty()
            && answer.value().series().stream().allMatch(each -> each.histograms().length == 0);
    if (!plain || grid.steps() < 2) {
      return;
    }
    Value.Matrix value =
        new PointsSlices().within(answer.value(), grid.startMillis(), grid.endMillis());
    Known known = new Known(grid, value, epoch);
    long size = PointsSlices.bytes(value);
    if (size <= maxBytes / LARGEST_SHARE) {
      put(key, known, size);
    }
  }

  private synchronized void put(Key key, Known known, long size) {
    Known before = entries.put(key, known);
    bytes += size - (before == null ? 0 : PointsSlices.bytes(before.value));
    Iterator<Known> oldest = entries.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= PointsSlices.bytes(oldest.next().value);
      oldest.remove();
    }
  }
}
