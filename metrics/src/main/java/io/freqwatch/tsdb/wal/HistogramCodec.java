package io.freqwatch.tsdb.wal;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A native histogram within a record: integer ones with counts as integers and buckets as
 * differences, others with floats.
 */
final class HistogramCodec {
  private static final double[] NONE = {};

  private HistogramCodec() {}

  static void write(FloatHistogram histogram, ByteWriter out) {
    out.putByte(code(histogram.counterResetHint()));
    out.putVarint(histogram.schema());
    out.putDouble(histogram.zeroThreshold());
    putCount(histogram.zeroCount(), histogram, out);
    putCount(histogram.count(), histogram, out);
    out.putDouble(histogram.sum());
    putSpans(histogram.positiveSpans(), out);
    putSpans(histogram.negativeSpans(), out);
    putBuckets(histogram.positiveBuckets(), histogram, out);
    putBuckets(histogram.negativeBuckets(), histogram, out);
    if (histogram.hasCustomBuckets()) {
      out.putUvarint(histogram.customValues().length);
      for (double bound : histogram.customValues()) {
        out.putDouble(bound);
      }
    }
  }

  static FloatHistogram read(ByteReader in, boolean integers) {
    int hint = in.readByte();
    int schema = (int) in.readVarint();
    double zeroThreshold = in.readDouble();
    double zeroCount = integers ? in.readUvarint() : in.readDouble();
    double count = integers ? in.readUvarint() : in.readDouble();
    double sum = in.readDouble();
    List<Span> positiveSpans = readSpans(in);
    List<Span> negativeSpans = readSpans(in);
    double[] positive = readBuckets(in, integers);
    double[] negative = readBuckets(in, integers);
    double[] bounds = schema == FloatHistogram.CUSTOM_BUCKETS ? readDoubles(in) : NONE;
    return new FloatHistogram(
        hint(hint),
        schema,
        zeroThreshold,
        zeroCount,
        count,
        sum,
        positiveSpans,
        negativeSpans,
        positive,
        negative,
        bounds,
        integers);
  }

  private static int code(CounterResetHint hint) {
    return switch (hint) {
      case UNKNOWN -> 0;
      case RESET -> 1;
      case NOT_RESET -> 2;
      case GAUGE -> 3;
    };
  }

  private static CounterResetHint hint(int code) {
    return switch (code) {
      case 1 -> CounterResetHint.RESET;
      case 2 -> CounterResetHint.NOT_RESET;
      case 3 -> CounterResetHint.GAUGE;
      default -> CounterResetHint.UNKNOWN;
    };
  }

  private static void putCount(double count, FloatHistogram of, ByteWriter out) {
    if (of.integerCounts()) {
      out.putUvarint((long) count);
    } else {
      out.putDouble(count);
    }
  }

  private static void putSpans(List<Span> spans, ByteWriter out) {
    out.putUvarint(spans.size());
    for (Span span : spans) {
      out.putVarint(span.offset());
      out.putUvarint(span.length());
    }
  }

  private static void putBuckets(double[] buckets, FloatHistogram of, ByteWriter out) {
    out.putUvarint(buckets.length);
    long before = 0;
    for (double bucket : buckets) {
      if (of.integerCounts()) {
        out.putVarint((long) bucket - before);
        before = (long) bucket;
      } else {
        out.putDouble(bucket);
      }
    }
  }

  private static List<Span> readSpans(ByteReader in) {
    int count = in.readCount(2);
    List<Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      spans.add(new Span((int) in.readVarint(), (int) in.readUvarint()));
    }
    return spans;
  }

  private static double[] readBuckets(ByteReader in, boolean integers) {
    if (!integers) {
      return readDoubles(in);
    }
    double[] buckets = new double[in.readCount(1)];
    long count = 0;
    for (int i = 0; i < buckets.length; i++) {
      count += in.readVarint();
      buckets[i] = count;
    }
    return buckets;
  }

  private static double[] readDoubles(ByteReader in) {
    double[] values = new double[in.readCount(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
