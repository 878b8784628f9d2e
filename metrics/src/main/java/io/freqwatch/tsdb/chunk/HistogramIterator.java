package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** Reads what {@link HistogramEncoder} writes. */
final class HistogramIterator extends ChunkSamples {
  private final BitReader in;
  private final boolean integerCounts;
  private final CounterResetHint header;
  private final int byteCount;
  private final ChangingLong time = new ChangingLong();
  private @Nullable HistogramLayout layout;
  private @Nullable HistogramFields fields;
  private int index;

  HistogramIterator(Chunk chunk) {
    super(chunk);
    this.in = new BitReader(chunk.data(), HistogramEncoder.HEADER_BYTES);
    this.integerCounts = chunk.encoding() == ChunkEncoding.HISTOGRAM;
    this.header = HistogramEncoder.header(chunk.data().get(ValueLayout.JAVA_BYTE, 2));
    this.byteCount = chunk.byteCount();
  }

  @Override
  SampleKind read(int newIndex) {
    index = newIndex;
    HistogramFields known = fields;
    if (known == null) {
      HistogramLayout read = HistogramLayout.read(in, byteCount);
      known = integerCounts ? new IntegerFields(read) : new FloatFields(read);
      layout = read;
      fields = known;
      time.value = Varbit.read(in);
      known.read(in, true);
    } else {
      time.read(in);
      known.read(in, false);
    }
    timestampMillis = time.value;
    return SampleKind.HISTOGRAM;
  }

  @Override
  public FloatHistogram histogram() {
    HistogramLayout shared = layout;
    HistogramFields read = fields;
    if (shared == null || read == null || StaleMarker.is(read.sum())) {
      return StaleMarker.HISTOGRAM;
    }
    return new FloatHistogram(
        hint(),
        shared.schema(),
        shared.zeroThreshold(),
        read.zeroCount(),
        read.count(),
        read.sum(),
        shared.positiveSpans(),
        shared.negativeSpans(),
        read.positiveBuckets(),
        read.negativeBuckets(),
        shared.customValues(),
        integerCounts);
  }

  /**
   * Within a chunk of counters there are no resets. Of its first one only a reset is sure: nobody
   * knows whether the chunk before it is still there.
   */
  private CounterResetHint hint() {
    if (header == CounterResetHint.GAUGE) {
      return CounterResetHint.GAUGE;
    }
    if (index > 0) {
      return CounterResetHint.NOT_RESET;
    }
    return header == CounterResetHint.RESET ? CounterResetHint.RESET : CounterResetHint.UNKNOWN;
  }
}
