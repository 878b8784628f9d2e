package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleKind;

/** Reads what {@link XorEncoder} writes. */
final class XorIterator extends ChunkSamples {
  private final BitReader in;
  private final XorWindow window = new XorWindow();
  private long delta;
  private double value;

  XorIterator(Chunk chunk) {
    super(chunk);
    this.in = new BitReader(chunk.data(), XorEncoder.HEADER_BYTES);
  }

  @Override
  SampleKind read(int index) {
    if (index == 0) {
      timestampMillis = in.readVarint();
      value = in.readDouble();
      return SampleKind.FLOAT;
    }
    delta = index == 1 ? in.readUvarint() : delta + readDeltaChange(in);
    timestampMillis += delta;
    value = window.read(in, value);
    return SampleKind.FLOAT;
  }

  @Override
  public int floatsUntil(long untilMillis, long[] times, double[] values, int from) {
    int at = from;
    while (at < times.length && samplesRead > 0 && samplesRead < sampleCount) {
      at = repeats(untilMillis, times, values, at);
      if (at == times.length || samplesRead == sampleCount || !step(untilMillis)) {
        break;
      }
      times[at] = timestampMillis;
      values[at++] = value;
    }
    return at;
  }

  /** Samples that repeat the distance and the value of the one before: two zero bits each. */
  private int repeats(long untilMillis, long[] times, double[] values, int from) {
    if (samplesRead < 2 || delta <= 0 || untilMillis - timestampMillis < delta) {
      return from;
    }
    int most = Math.min(times.length - from, sampleCount - samplesRead);
    long left = untilMillis - timestampMillis;
    int repeats = in.skipZeroPairs(left / most >= delta ? most : (int) (left / delta));
    for (int i = 0; i < repeats; i++) {
      timestampMillis += delta;
      times[from + i] = timestampMillis;
      values[from + i] = value;
    }
    samplesRead += repeats;
    return from + repeats;
  }

  /** Reads the next sample where it is not later than a time, else nothing. */
  private boolean step(long untilMillis) {
    in.mark();
    long next = samplesRead == 1 ? in.readUvarint() : delta + readDeltaChange(in);
    if (timestampMillis + next > untilMillis) {
      in.reset();
      return false;
    }
    delta = next;
    timestampMillis += delta;
    value = window.read(in, value);
    samplesRead++;
    return true;
  }

  /** An XOR chunk holds floats only. */
  @Override
  public FloatHistogram histogram() {
    throw new IllegalStateException("the iterator stands on a float");
  }

  @Override
  public double value() {
    return value;
  }

  static long readDeltaChange(BitReader in) {
    return switch (in.readOnes(4)) {
      case 0 -> 0;
      case 1 -> readSigned(in, 14);
      case 2 -> readSigned(in, 17);
      case 3 -> readSigned(in, 20);
      default -> in.read(64);
    };
  }

  private static long readSigned(BitReader in, int bits) {
    long value = in.read(bits);
    return value > 1L << (bits - 1) ? value - (1L << bits) : value;
  }
}
