package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import org.jspecify.annotations.Nullable;

/**
 * Appends native histograms to a chunk of encoding {@link ChunkEncoding#HISTOGRAM} or {@link
 * ChunkEncoding#FLOAT_HISTOGRAM}.
 *
 * <p>All histograms of a chunk have the buckets of the first. One that brings more makes the chunk
 * be written anew, in other memory, so that who reads the old bytes is not disturbed; one that
 * lacks some gets them, empty. One that cannot follow the last, because it counts less or measures
 * otherwise, needs a chunk of its own, whose header says so. After a stale marker only stale
 * markers follow. Used by one thread.
 */
public final class HistogramEncoder {
  /** The count of samples has two bytes. */
  public static final int MAX_SAMPLES = 0xffff;

  static final int HEADER_BYTES = 3;

  private static final int TYPICAL_BYTES = 256;

  private final boolean integerCounts;
  private final CounterResetHint header;
  private BitWriter out = BitWriter.growing(TYPICAL_BYTES);
  private HistogramLayout layout;
  private HistogramFields fields;
  private ChangingLong time = new ChangingLong();
  private FloatHistogram last = StaleMarker.HISTOGRAM;
  private int sampleCount;

  private HistogramEncoder(boolean integerCounts, CounterResetHint header, HistogramLayout layout) {
    this.integerCounts = integerCounts;
    this.header = header;
    this.layout = layout;
    this.fields = newFields();
    writeHeader();
  }

  /**
   * A chunk that begins with a histogram.
   *
   * @param previous the chunk before it in the series; null where there is none, or where it is not
   *     known any more
   */
  public static HistogramEncoder begin(
      @Nullable HistogramEncoder previous, long timestampMillis, FloatHistogram first) {
    boolean integers =
        StaleMarker.is(first) && previous != null ? previous.integerCounts : first.integerCounts();
    FloatHistogram shape = StaleMarker.is(first) ? StaleMarker.HISTOGRAM : first;
    HistogramEncoder encoder =
        new HistogramEncoder(integers, header(previous, first), HistogramLayout.of(shape));
    encoder.write(timestampMillis, first);
    return encoder;
  }

  private static CounterResetHint header(
      @Nullable HistogramEncoder previous, FloatHistogram first) {
    CounterResetHint hint = first.counterResetHint();
    boolean isSure = hint == CounterResetHint.GAUGE || hint == CounterResetHint.RESET;
    return isSure || previous == null || previous.header == CounterResetHint.GAUGE
        ? isSure ? hint : CounterResetHint.UNKNOWN
        : previous.change(first);
  }

  /**
   * Adds a histogram behind the last; false, and nothing added, where it must begin the next chunk.
   * Times are not looked at.
   */
  public boolean append(long timestampMillis, FloatHistogram histogram) {
    if (StaleMarker.is(histogram)) {
      write(timestampMillis, histogram);
      return true;
    }
    if (!follows(histogram)) {
      return false;
    }
    int[] positive =
        BucketSpans.union(
            BucketSpans.numbers(layout.positiveSpans()),
            BucketSpans.numbers(histogram.positiveSpans()));
    int[] negative =
        BucketSpans.union(
            BucketSpans.numbers(layout.negativeSpans()),
            BucketSpans.numbers(histogram.negativeSpans()));
    if (positive.length > BucketSpans.count(layout.positiveSpans())
        || negative.length > BucketSpans.count(layout.negativeSpans())) {
      widen(layout.withSpans(BucketSpans.of(positive), BucketSpans.of(negative)));
    }
    write(timestampMillis, fitted(histogram));
    return true;
  }

  private boolean follows(FloatHistogram histogram) {
    boolean isGauge = histogram.counterResetHint() == CounterResetHint.GAUGE;
    if (histogram.integerCounts() != integerCounts
        || StaleMarker.is(last)
        || isGauge != (header == CounterResetHint.GAUGE)) {
      return false;
    }
    return isGauge ? layout.isLike(histogram) : change(histogram) == CounterResetHint.NOT_RESET;
  }

  /** How the counts went on from the last histogram to one more. */
  private CounterResetHint change(FloatHistogram next) {
    if (next.counterResetHint() == CounterResetHint.RESET) {
      return CounterResetHint.RESET;
    }
    if (StaleMarker.is(next)) {
      return CounterResetHint.NOT_RESET;
    }
    if (StaleMarker.is(last) || next.integerCounts() != integerCounts) {
      return CounterResetHint.UNKNOWN;
    }
    if (next.count() < last.count()) {
      return CounterResetHint.RESET;
    }
    if (!layout.isLike(next)) {
      return CounterResetHint.UNKNOWN;
    }
    return next.zeroCount() < last.zeroCount() || BucketCounts.anyFell(last, next)
        ? CounterResetHint.RESET
        : CounterResetHint.NOT_RESET;
  }

  /** Writes all histograms so far anew, with more buckets. */
  private void widen(HistogramLayout wider) {
    SampleIterator samples = chunk().samples();
    out = BitWriter.growing(2 * out.byteCount());
    layout = wider;
    fields = newFields();
    time = new ChangingLong();
    sampleCount = 0;
    writeHeader();
    while (samples.next() != SampleKind.NONE) {
      write(samples.timestampMillis(), fitted(samples.histogram()));
    }
  }

  /** A histogram with the buckets of the chunk. */
  private FloatHistogram fitted(FloatHistogram histogram) {
    if (StaleMarker.is(histogram)
        || histogram.positiveSpans().equals(layout.positiveSpans())
            && histogram.negativeSpans().equals(layout.negativeSpans())) {
      return histogram;
    }
    return BucketCounts.with(histogram, layout.positiveSpans(), layout.negativeSpans());
  }

  private void write(long timestampMillis, FloatHistogram histogram) {
    boolean first = sampleCount == 0;
    if (first) {
      layout.write(out);
      Varbit.write(out, timestampMillis);
      time.value = timestampMillis;
    } else {
      time.write(out, timestampMillis);
    }
    if (StaleMarker.is(histogram)) {
      fields.writeStale(out, first);
    } else {
      fields.write(out, first, histogram);
    }
    last = histogram;
    sampleCount++;
    out.setFirst(sampleCount);
  }

  private HistogramFields newFields() {
    return integerCounts ? new IntegerFields(layout) : new FloatFields(layout);
  }

  private void writeHeader() {
    int flags =
        switch (header) {
          case UNKNOWN -> 0b00;
          case NOT_RESET -> 0b01;
          case RESET -> 0b10;
          case GAUGE -> 0b11;
        };
    out.write((long) flags << 6, 8 * HEADER_BYTES);
  }

  /** What the third byte of a chunk says. */
  static CounterResetHint header(byte flags) {
    return switch (flags >>> 6 & 0b11) {
      case 0b01 -> CounterResetHint.NOT_RESET;
      case 0b10 -> CounterResetHint.RESET;
      case 0b11 -> CounterResetHint.GAUGE;
      default -> CounterResetHint.UNKNOWN;
    };
  }

  public ChunkEncoding encoding() {
    return integerCounts ? ChunkEncoding.HISTOGRAM : ChunkEncoding.FLOAT_HISTOGRAM;
  }

  public int sampleCount() {
    return sampleCount;
  }

  public int byteCount() {
    return out.byteCount();
  }

  public long lastMillis() {
    return time.value;
  }

  /** The last histogram, with the buckets of the chunk. */
  public FloatHistogram last() {
    return last;
  }

  /** The chunk so far, in the encoder's memory; samples appended later are not in it. */
  public Chunk chunk() {
    return new Chunk(encoding(), sampleCount, out.written());
  }
}
