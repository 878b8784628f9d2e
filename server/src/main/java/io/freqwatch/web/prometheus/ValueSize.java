package io.freqwatch.web.prometheus;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a value takes as JSON. A quick upper bound settles nearly every case; only what
 * may be too large is written for once to be counted.
 */
final class ValueSize {
  /** {@code [-1700000000.123,"-1.2345678901234567e+100"],}. */
  private static final int POINT_BYTES = 48;

  /** Four boundaries and counts, each a number. */
  private static final int BUCKET_BYTES = 96;

  private static final int ESCAPED_BYTES = 6;

  private ValueSize() {}

  /**
   * @throws ApiFailure where the value takes more than so many bytes
   */
  static void require(Value value, int maxBytes) throws IOException {
    if (bound(value) > maxBytes) {
      JsonWriter counting = new JsonWriter(new Counter(maxBytes));
      ValueWriter.write(value, null, counting);
      counting.flush();
    }
  }

  private static long bound(Value value) {
    return switch (value) {
      case Value.Scalar _ -> POINT_BYTES;
      case Value.Text text -> POINT_BYTES + (long) ESCAPED_BYTES * text.value().length();
      case Value.Vector vector ->
          vector.samples().stream()
              .mapToLong(each -> bound(each.labels()) + bound(each.histogram()))
              .sum();
      case Value.Matrix matrix -> matrix.series().stream().mapToLong(ValueSize::bound).sum();
    };
  }

  private static long bound(Value.Points points) {
    long bytes = bound(points.labels());
    for (int i = 0; i < points.size(); i++) {
      bytes += bound(points.histogram(i));
    }
    return bytes;
  }

  private static long bound(@Nullable FloatHistogram histogram) {
    return histogram == null
        ? POINT_BYTES
        : POINT_BYTES + BUCKET_BYTES * (2L + histogram.bucketCount());
  }

  private static long bound(Labels labels) {
    long bytes = POINT_BYTES;
    for (Label label : labels) {
      bytes += ESCAPED_BYTES * (1L + label.name().length() + label.value().length());
    }
    return bytes;
  }

  /** Counts and keeps nothing. */
  private static final class Counter extends OutputStream {
    private final int maxBytes;
    private long count;

    Counter(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) {
      add(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      add(length);
    }

    private void add(int more) {
      count += more;
      if (count > maxBytes) {
        throw new ApiFailure(
            ErrorType.EXECUTION,
            "the answer is larger than the %d bytes it may have (limits.response_bytes); ask for"
                    .formatted(maxBytes)
                + " fewer series or a larger step, or aggregate");
      }
    }
  }
}
