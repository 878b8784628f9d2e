package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;

/** A series with one sample, a float. */
record NewestSeries(Labels labels, long timestampMillis, double value) implements Series {
  @Override
  public SampleIterator samples() {
    return new Samples();
  }

  private final class Samples implements SampleIterator {
    private boolean before = true;
    private SampleKind kind = SampleKind.NONE;

    @Override
    public SampleKind next() {
      kind = before ? SampleKind.FLOAT : SampleKind.NONE;
      before = false;
      return kind;
    }

    @Override
    public SampleKind seek(long soughtMillis) {
      if (kind == SampleKind.FLOAT && timestampMillis >= soughtMillis) {
        return kind;
      }
      boolean found = before && timestampMillis >= soughtMillis;
      before = false;
      kind = found ? SampleKind.FLOAT : SampleKind.NONE;
      return kind;
    }

    @Override
    public long timestampMillis() {
      return timestampMillis;
    }

    @Override
    public double value() {
      return value;
    }

    @Override
    public FloatHistogram histogram() {
      throw new IllegalStateException("the iterator stands on a float");
    }
  }
}
