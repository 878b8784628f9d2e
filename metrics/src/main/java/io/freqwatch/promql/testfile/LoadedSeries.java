package io.freqwatch.promql.testfile;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A series of a test file. Used by one thread. */
final class LoadedSeries {
  private record Sample(double value, @Nullable FloatHistogram histogram) {}

  private final Labels labels;
  private final TreeMap<Long, Sample> samples = new TreeMap<>();
  private final TreeMap<Long, Long> starts = new TreeMap<>();

  LoadedSeries(Labels labels) {
    this.labels = labels;
  }

  Labels labels() {
    return labels;
  }

  void add(long timestampMillis, SeriesValue value) {
    samples.put(timestampMillis, new Sample(value.value(), value.histogram()));
  }

  void start(long timestampMillis, long startMillis) {
    starts.put(timestampMillis, startMillis);
  }

  Map<Long, Double> floats() {
    Map<Long, Double> floats = new TreeMap<>();
    samples.forEach((time, sample) -> floats.put(time, sample.value()));
    return floats;
  }

  /**
   * Gives each histogram the hint that a storage would give it: what a chunk says of its first
   * sample, and no reset for those behind. Resets that are only found out are not told.
   */
  void settleHints() {
    FloatHistogram before = null;
    for (Map.Entry<Long, Sample> entry : samples.entrySet()) {
      FloatHistogram histogram = entry.getValue().histogram();
      if (histogram != null) {
        FloatHistogram hinted = histogram.withCounterResetHint(hint(before, histogram));
        entry.setValue(new Sample(hinted.sum(), hinted));
        before = hinted;
      } else {
        before = null;
      }
    }
  }

  private static CounterResetHint hint(@Nullable FloatHistogram before, FloatHistogram now) {
    CounterResetHint given = now.counterResetHint();
    if (given == CounterResetHint.GAUGE || given == CounterResetHint.RESET) {
      return given;
    }
    if (before == null || before.counterResetHint() == CounterResetHint.GAUGE) {
      return CounterResetHint.UNKNOWN;
    }
    FloatHistogram unhinted = now.withCounterResetHint(CounterResetHint.UNKNOWN);
    boolean fits =
        before.schema() == now.schema()
            && before.zeroThreshold() == now.zeroThreshold()
            && Arrays.equals(before.customValues(), now.customValues());
    if (now.count() >= before.count() && !fits) {
      return CounterResetHint.UNKNOWN;
    }
    return HistogramMath.isReset(unhinted, before)
        ? CounterResetHint.UNKNOWN
        : CounterResetHint.NOT_RESET;
  }

  boolean isWithin(long minMillis, long maxMillis) {
    Long first = samples.ceilingKey(minMillis);
    return first != null && first <= maxMillis;
  }

  Series between(long minMillis, long maxMillis) {
    NavigableMap<Long, Sample> part = samples.subMap(minMillis, true, maxMillis, true);
    return new Series() {
      @Override
      public Labels labels() {
        return labels;
      }

      @Override
      public SampleIterator samples() {
        return new Walk(part);
      }
    };
  }

  private final class Walk implements SampleIterator {
    private final NavigableMap<Long, Sample> part;
    private Map.@Nullable Entry<Long, Sample> current;
    private boolean ended;

    Walk(NavigableMap<Long, Sample> part) {
      this.part = part;
    }

    @Override
    public SampleKind next() {
      Map.Entry<Long, Sample> at = current;
      return stand(at == null ? part.firstEntry() : part.higherEntry(at.getKey()));
    }

    @Override
    public SampleKind seek(long timestampMillis) {
      Map.Entry<Long, Sample> at = current;
      boolean stays = at != null && at.getKey() >= timestampMillis;
      return stand(stays ? at : part.ceilingEntry(timestampMillis));
    }

    private SampleKind stand(Map.@Nullable Entry<Long, Sample> entry) {
      if (ended || entry == null) {
        ended = true;
        return SampleKind.NONE;
      }
      current = entry;
      return entry.getValue().histogram() == null ? SampleKind.FLOAT : SampleKind.HISTOGRAM;
    }

    @Override
    public long timestampMillis() {
      return requireNonNull(current, "no sample").getKey();
    }

    @Override
    public double value() {
      return requireNonNull(current, "no sample").getValue().value();
    }

    @Override
    public FloatHistogram histogram() {
      return requireNonNull(requireNonNull(current, "no sample").getValue().histogram());
    }

    @Override
    public long startMillis() {
      return starts.getOrDefault(timestampMillis(), 0L);
    }
  }
}
