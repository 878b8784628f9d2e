package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what a log held. */
final class RecordedEntries implements RecordVisitor {
  record Sample(long reference, long timestampMillis, double value) {}

  final Map<Long, Labels> series = new HashMap<>();
  final List<Sample> samples = new ArrayList<>();
  final List<String> others = new ArrayList<>();

  @Override
  public void series(long reference, Labels labels) {
    series.put(reference, labels);
  }

  @Override
  public void sample(long reference, long timestampMillis, double value) {
    samples.add(new Sample(reference, timestampMillis, value));
  }

  @Override
  public void histogram(long reference, long timestampMillis, FloatHistogram histogram) {
    others.add(reference + " " + timestampMillis + " " + histogram);
  }

  @Override
  public void exemplar(long reference, Exemplar exemplar) {
    others.add(reference + " " + exemplar);
  }

  @Override
  public void tombstone(long reference, long minMillis, long maxMillis) {
    others.add(reference + " " + minMillis + " " + maxMillis);
  }

  @Override
  public void metadata(long reference, int type, String unit, String help) {
    others.add(reference + " " + type + " " + unit + " " + help);
  }
}
