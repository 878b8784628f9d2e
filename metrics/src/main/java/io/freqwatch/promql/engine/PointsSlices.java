package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts matrices of floats by time and puts them together again. Series that share an array of times
 * share one afterwards. Used by one thread.
 */
@SuppressWarnings("ReferenceEquality") // arrays of points are not written to
final class PointsSlices {
  private static final int SERIES_BYTES = 256;
  private static final @Nullable FloatHistogram[] NO_HISTOGRAMS = {};

  private long[] lastWhole = {};
  private long[] lastPart = {};
  private long[] lastLeft = {};
  private long[] lastRight = {};
  private long[] lastJoined = {};

  /** About what it takes in memory, with an array of times for each series. */
  static long bytes(Value.Matrix matrix) {
    return matrix.series().stream()
        .mapToLong(points -> SERIES_BYTES + 2L * Long.BYTES * points.size())
        .sum();
  }

  /** The points from one time to another, both included; series without any are left out. */
  Value.Matrix within(Value.Matrix matrix, long fromMillis, long toMillis) {
    List<Value.Points> series = new ArrayList<>();
    for (Value.Points points : matrix.series()) {
      long[] times = points.timestampsMillis();
      int from = atOrBehind(times, fromMillis);
      int to = atOrBehind(times, toMillis + 1);
      if (from < to) {
        double[] values = Arrays.copyOfRange(points.values(), from, to);
        series.add(new Value.Points(points.labels(), part(times, from, to), values, NO_HISTOGRAMS));
      }
    }
    return new Value.Matrix(series);
  }

  private static int atOrBehind(long[] times, long millis) {
    int found = Arrays.binarySearch(times, millis);
    return found >= 0 ? found : -found - 1;
  }

  private long[] part(long[] times, int from, int to) {
    boolean same = times == lastWhole && lastPart.length == to - from && lastPart[0] == times[from];
    if (!same) {
      lastWhole = times;
      lastPart = Arrays.copyOfRange(times, from, to);
    }
    return lastPart;
  }

  /** Each series with the points of one matrix and then, all later, those of another. */
  Value.Matrix joined(Value.Matrix old, Value.Matrix fresh) {
    Map<Labels, Value.Points> all = new LinkedHashMap<>();
    old.series().forEach(points -> all.put(points.labels(), points));
    fresh.series().forEach(points -> all.merge(points.labels(), points, this::joined));
    List<Value.Points> series = new ArrayList<>(all.values());
    series.sort((left, right) -> Labels.ORDER.compare(left.labels(), right.labels()));
    return new Value.Matrix(series);
  }

  private Value.Points joined(Value.Points old, Value.Points fresh) {
    double[] values = Arrays.copyOf(old.values(), old.size() + fresh.size());
    System.arraycopy(fresh.values(), 0, values, old.size(), fresh.size());
    @Nullable FloatHistogram[] histograms = NO_HISTOGRAMS;
    if (fresh.histograms().length > 0) {
      histograms = new FloatHistogram[values.length];
      System.arraycopy(fresh.histograms(), 0, histograms, old.size(), fresh.histograms().length);
    }
    return new Value.Points(
        old.labels(), times(old.timestampsMillis(), fresh.timestampsMillis()), values, histograms);
  }

  private long[] times(long[] left, long[] right) {
    if (left != lastLeft || right != lastRight) {
      lastLeft = left;
      lastRight = right;
      lastJoined = Arrays.copyOf(left, left.length + right.length);
      System.arraycopy(right, 0, lastJoined, left.length, right.length);
    }
    return lastJoined;
  }
}
