package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;

/** The values of a chunk's samples, raw bits kept. Immutable. */
sealed interface Values {
  double at(int index);

  /** What its arrays hold. */
  int bytes();

  /** Of which kind all of them are. */
  default SampleKind kind() {
    return SampleKind.FLOAT;
  }

  /** The native histogram at a place; only where the kind says so. */
  default FloatHistogram histogramAt(int index) {
    throw new IllegalStateException("no histogram at " + index + ": the chunk holds floats");
  }

  /** All the same. */
  record Constant(double value) implements Values {
    @Override
    public double at(int index) {
      return value;
    }

    @Override
    public int bytes() {
      return 0;
    }
  }

  /** Few changes: run i holds {@code values[i]} up to, not including, {@code ends[i]}. */
  record Runs(byte[] ends, double[] values) implements Values {
    @Override
    public double at(int index) {
      int run = 0;
      while (ends[run] <= index) {
        run++;
      }
      return values[run];
    }

    @Override
    public int bytes() {
      return (1 + Double.BYTES) * values.length;
    }
  }

  /** Each exact in 32 bits, as counts and states are. */
  record Floats(float[] values) implements Values {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public int bytes() {
      return Float.BYTES * values.length;
    }
  }

  /** The array may be longer than the chunk. */
  record Doubles(double[] values) implements Values {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public int bytes() {
      return Double.BYTES * values.length;
    }
  }

  /** Native histograms; the float is their sum. The array may be longer than the chunk. */
  record Histograms(FloatHistogram[] values) implements Values {
    /** A histogram, its lists and the headers of its arrays, with compact headers. */
    private static final int OBJECT_BYTES = 160;

    private static final int SPAN_BYTES = 20;

    @Override
    public double at(int index) {
      return values[index].sum();
    }

    @Override
    public int bytes() {
      int bytes = 0;
      for (FloatHistogram value : values) {
        bytes += value == null ? 0 : bytes(value);
      }
      return bytes;
    }

    @Override
    public SampleKind kind() {
      return SampleKind.HISTOGRAM;
    }

    @Override
    public FloatHistogram histogramAt(int index) {
      return values[index];
    }

    private static int bytes(FloatHistogram histogram) {
      int spans = histogram.positiveSpans().size() + histogram.negativeSpans().size();
      int numbers =
          histogram.positiveBuckets().length
              + histogram.negativeBuckets().length
              + histogram.customValues().length;
      return OBJECT_BYTES + spans * SPAN_BYTES + numbers * Double.BYTES;
    }
  }

  /** The smallest form of the first {@code count} values, at most {@link Byte#MAX_VALUE} many. */
  static Values compress(double[] values, int count) {
    int runs = countRuns(values, count);
    if (runs == 1) {
      return new Constant(values[0]);
    }
    boolean floats = areFloats(values, count);
    if (runs * (Double.BYTES + 1) < count * (floats ? Float.BYTES : Double.BYTES)) {
      return runs(values, count, runs);
    }
    return floats ? new Floats(toFloats(values, count)) : new Doubles(Arrays.copyOf(values, count));
  }

  static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  static boolean same(FloatHistogram a, FloatHistogram b) {
    return a.withCounterResetHint(b.counterResetHint()).equals(b);
  }

  private static int countRuns(double[] values, int count) {
    int runs = 1;
    for (int i = 1; i < count; i++) {
      if (!same(values[i - 1], values[i])) {
        runs++;
      }
    }
    return runs;
  }

  private static Runs runs(double[] values, int count, int runs) {
    byte[] ends = new byte[runs];
    double[] distinct = new double[runs];
    int run = 0;
    distinct[0] = values[0];
    for (int i = 1; i < count; i++) {
      if (!same(values[i - 1], values[i])) {
        ends[run++] = (byte) i;
        distinct[run] = values[i];
      }
    }
    ends[run] = (byte) count;
    return new Runs(ends, distinct);
  }

  private static boolean areFloats(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!same((float) values[i], values[i])) {
        return false;
      }
    }
    return true;
  }

  private static float[] toFloats(double[] values, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
