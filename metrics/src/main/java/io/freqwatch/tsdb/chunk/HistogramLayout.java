package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.storage.StorageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What all histograms of a chunk share: it is written once, before the first. */
record HistogramLayout(
    int schema,
    double zeroThreshold,
    List<Span> positiveSpans,
    List<Span> negativeSpans,
    double[] customValues) {
  private static final int OTHER_THRESHOLD = 255;
  private static final int THRESHOLD_BIAS = 243;

  /** 1000 times a bound up to this fits four bytes. */
  private static final double MAX_SCALED_BOUND = 33_554_430;

  static HistogramLayout of(FloatHistogram histogram) {
    return new HistogramLayout(
        histogram.schema(),
        histogram.zeroThreshold(),
        histogram.positiveSpans(),
        histogram.negativeSpans(),
        histogram.customValues());
  }

  /** Whether histograms differ in their buckets at most. */
  boolean isLike(FloatHistogram histogram) {
    return schema == histogram.schema()
        && zeroThreshold == histogram.zeroThreshold()
        && Arrays.equals(customValues, histogram.customValues());
  }

  HistogramLayout withSpans(List<Span> positive, List<Span> negative) {
    return new HistogramLayout(schema, zeroThreshold, positive, negative, customValues);
  }

  void write(BitWriter out) {
    writeThreshold(out);
    Varbit.write(out, schema);
    writeSpans(out, positiveSpans);
    writeSpans(out, negativeSpans);
    if (schema == FloatHistogram.CUSTOM_BUCKETS) {
      Varbit.writeUnsigned(out, customValues.length);
      for (double bound : customValues) {
        writeBound(out, bound);
      }
    }
  }

  /** A power of two between 2^-243 and 2^10 takes one byte. */
  private void writeThreshold(BitWriter out) {
    int exponent = Math.getExponent(zeroThreshold) + 1;
    boolean isPowerOfTwo = zeroThreshold == Math.scalb(0.5, exponent);
    if (zeroThreshold == 0) {
      out.write(0, 8);
    } else if (isPowerOfTwo && exponent >= -242 && exponent <= 11) {
      out.write(exponent + THRESHOLD_BIAS, 8);
    } else {
      out.write(OTHER_THRESHOLD, 8);
      out.writeDouble(zeroThreshold);
    }
  }

  private static void writeSpans(BitWriter out, List<Span> spans) {
    Varbit.writeUnsigned(out, spans.size());
    for (Span span : spans) {
      Varbit.writeUnsigned(out, span.length());
      Varbit.write(out, span.offset());
    }
  }

  /** A bound of few decimals as a whole number; others behind a zero bit. */
  private static void writeBound(BitWriter out, double bound) {
    double scaled = bound * 1000;
    long rounded = Math.round(scaled);
    if (scaled >= 0 && scaled <= MAX_SCALED_BOUND && rounded / 1000.0 == bound) {
      Varbit.writeUnsigned(out, rounded + 1);
    } else {
      out.writeBit(0);
      out.writeDouble(bound);
    }
  }

  /**
   * @param byteCount of the whole chunk; no chunk has more buckets than bits
   */
  static HistogramLayout read(BitReader in, int byteCount) {
    double threshold = readThreshold(in);
    int schema = (int) Varbit.read(in);
    boolean custom = schema == FloatHistogram.CUSTOM_BUCKETS;
    if (!custom && (schema < FloatHistogram.MIN_SCHEMA || schema > FloatHistogram.MAX_SCHEMA)) {
      throw new StorageException.Corrupt(
          "a histogram chunk has schema " + schema + ", expected -4 to 8 or -53");
    }
    int most = 8 * byteCount;
    List<Span> positive = readSpans(in, most);
    List<Span> negative = readSpans(in, most);
    double[] bounds = new double[custom ? count(Varbit.readUnsigned(in), most) : 0];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = readBound(in);
    }
    return new HistogramLayout(schema, threshold, positive, negative, bounds);
  }

  private static double readThreshold(BitReader in) {
    int code = (int) in.read(8);
    return switch (code) {
      case 0 -> 0;
      case OTHER_THRESHOLD -> in.readDouble();
      default -> Math.scalb(0.5, code - THRESHOLD_BIAS);
    };
  }

  private static List<Span> readSpans(BitReader in, int most) {
    int count = count(Varbit.readUnsigned(in), most);
    List<Span> spans = new ArrayList<>(count);
    long buckets = 0;
    for (int i = 0; i < count; i++) {
      int length = count(Varbit.readUnsigned(in), most);
      spans.add(new Span((int) Varbit.read(in), length));
      buckets += length;
    }
    count(buckets, most);
    return spans;
  }

  private static double readBound(BitReader in) {
    long scaled = Varbit.readUnsigned(in);
    return scaled == 0 ? in.readDouble() : (scaled - 1) / 1000.0;
  }

  private static int count(long count, int most) {
    if (count < 0 || count > most) {
      throw new StorageException.Corrupt(
          "a histogram chunk of %d bytes names %s buckets"
              .formatted(most / 8, Long.toUnsignedString(count)));
    }
    return (int) count;
  }
}
