package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.block.TimeSpans;

/** The samples of another iterator that were not deleted. */
final class UndeletedSamples implements SampleIterator {
  private final SampleIterator samples;
  private final TimeSpans deleted;

  private UndeletedSamples(SampleIterator samples, TimeSpans deleted) {
    this.samples = samples;
    this.deleted = deleted;
  }

  static SampleIterator of(SampleIterator samples, TimeSpans deleted) {
    return deleted.isEmpty() ? samples : new UndeletedSamples(samples, deleted);
  }

  @Override
  public SampleKind next() {
    return kept(samples.next());
  }

  @Override
  public SampleKind seek(long timestampMillis) {
    return kept(samples.seek(timestampMillis));
  }

  private SampleKind kept(SampleKind found) {
    SampleKind kind = found;
    while (kind != SampleKind.NONE && deleted.contains(samples.timestampMillis())) {
      kind = samples.next();
    }
    return kind;
  }

  @Override
  public long timestampMillis() {
    return samples.timestampMillis();
  }

  @Override
  public double value() {
    return samples.value();
  }

  @Override
  public FloatHistogram histogram() {
    return samples.histogram();
  }
}
