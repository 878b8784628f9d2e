package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A classic histogram with all that its series said. Used by the parser's thread. */
final class GatheredHistogram {
  private final ClassicSeries first;
  private final ClassicHistogram values = new ClassicHistogram();
  private final Queue<Exemplar> exemplars = new ArrayDeque<>();
  private final boolean hasTimestamp;
  private final long timestampMillis;
  private final long startMillis;
  private @Nullable FloatHistogram histogram;
  private byte[] key = {};

  GatheredHistogram(ClassicSeries first, ExpositionParser parser) {
    this.first = first;
    this.hasTimestamp = parser.hasTimestamp();
    this.timestampMillis = parser.timestampMillis();
    this.startMillis = parser.startMillis();
  }

  ClassicSeries first() {
    return first;
  }

  /** Adds what the parser stands on. Its exemplars stay with it where they are shown there. */
  void add(ClassicSeries series, ExpositionParser parser, boolean leaveExemplars) {
    switch (series.part()) {
      case BUCKET -> values.bucket(series.bound(), parser.value());
      case COUNT -> values.count(parser.value());
      case SUM -> values.sum(parser.value());
      case NONE -> throw new IllegalArgumentException("no series of a histogram: " + series);
    }
    if (!leaveExemplars) {
      takeExemplars(parser);
    }
  }

  /** Makes the native histogram; false where the series contradict each other. */
  boolean complete() {
    histogram = values.toNative();
    key = first.labels().toString().getBytes(UTF_8);
    return histogram != null;
  }

  FloatHistogram histogram() {
    return requireNonNull(histogram, "the histogram is not complete");
  }

  /** Bytes that tell it from all other series. */
  byte[] key() {
    return key;
  }

  List<Label> labels() {
    return first.labels();
  }

  boolean hasTimestamp() {
    return hasTimestamp;
  }

  long timestampMillis() {
    return timestampMillis;
  }

  long startMillis() {
    return startMillis;
  }

  @Nullable Exemplar nextExemplar() {
    return exemplars.poll();
  }

  private void takeExemplars(ExpositionParser parser) {
    for (Exemplar each = parser.nextExemplar(); each != null; each = parser.nextExemplar()) {
      exemplars.add(each);
    }
  }
}
