package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloatHistogramTest {
  private static final double[] NONE = {};

  @Test
  void listsItsBucketsFromTheLowestToTheHighest() {
    FloatHistogram histogram =
        exponential(
            0,
            9,
            List.of(new Span(0, 2), new Span(1, 1)),
            new double[] {1, 2, 3},
            new double[] {1});
    assertThat(histogram.buckets())
        .extracting(HistogramBucket::toString)
        .containsExactly(
            "[-2.0,-1.0):1.0", "[-0.5,0.5]:2.0", "(0.5,1.0]:1.0", "(1.0,2.0]:2.0", "(4.0,8.0]:3.0");
  }

  @Test
  void boundsCustomBucketsByTheirValues() {
    FloatHistogram histogram = custom(List.of(new Span(0, 3)), new double[] {1, 2, 3}, 0.5, 1);
    assertThat(histogram.buckets())
        .extracting(HistogramBucket::toString)
        .containsExactly("[-Infinity,0.5]:1.0", "(0.5,1.0]:2.0", "(1.0,Infinity]:3.0");
  }

  @Test
  void findsTheBoundsOfPrometheusToTheLastBit() {
    assertThat(ExponentialBounds.upper(1, 1)).isEqualTo(1.414213562373095);
    assertThat(ExponentialBounds.upper(1, 2)).isEqualTo(1.189207115002721);
    assertThat(ExponentialBounds.upper(-1, 2)).isEqualTo(0.8408964152537144);
    assertThat(ExponentialBounds.upper(-113, 7)).isEqualTo(0.5423091811066545);
    assertThat(ExponentialBounds.upper(-10, 8)).isEqualTo(0.9732872087896164);
    assertThat(ExponentialBounds.upper(-1, 8)).isEqualTo(0.9972960560854698);
    assertThat(ExponentialBounds.upper(1, -2)).isEqualTo(16);
    assertThat(ExponentialBounds.upper(1024, 0)).isEqualTo(Double.MAX_VALUE);
    assertThat(ExponentialBounds.upper(1025, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ExponentialBounds.upper(-1074, 0)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void isEqualBitByBit() {
    FloatHistogram histogram = exponential(0, 6, List.of(), NONE, new double[] {4});
    assertThat(histogram).isEqualTo(exponential(0, 6, List.of(), NONE, new double[] {4}));
    assertThat(histogram).hasSameHashCodeAs(exponential(0, 6, List.of(), NONE, new double[] {4}));
    assertThat(histogram).isNotEqualTo(exponential(0, 6, List.of(), NONE, new double[] {-0.0}));
    assertThat(histogram).isNotEqualTo(histogram.withCounterResetHint(CounterResetHint.GAUGE));
  }

  @Test
  void acceptsWhatFitsTogether() {
    assertThatCode(
            exponential(8, 7, List.of(new Span(-3, 1)), new double[] {5}, NONE)::requireValid)
        .doesNotThrowAnyException();
    assertThatCode(custom(List.of(new Span(0, 1)), new double[] {5}, 1, 2)::requireValid)
        .doesNotThrowAnyException();
  }

  @Test
  void joinsBucketsOfACoarserSchema() {
    FloatHistogram fine =
        exponential(
            1,
            12,
            List.of(new Span(-2, 3), new Span(2, 1)),
            new double[] {1, 2, 3, 4},
            new double[] {0});
    FloatHistogram coarse = fine.atSchema(0);
    assertThat(coarse.positiveSpans()).containsExactly(new Span(-1, 2), new Span(1, 1));
    assertThat(coarse.positiveBuckets()).containsExactly(1, 5, 4);
    assertThat(coarse.negativeBuckets()).isEmpty();
    coarse.requireValid();
  }

  @Test
  void doesNotCompareCountsThatAreRounded() {
    double large = 0x1p60;
    FloatHistogram histogram =
        exponential(0, large, List.of(new Span(0, 1)), new double[] {large}, NONE);
    assertThatCode(histogram::requireValid).doesNotThrowAnyException();
  }

  @Test
  void refusesWhatContradictsItself() {
    double[] one = {1};
    refuses(exponential(9, 3, List.of(new Span(0, 1)), one, NONE), "schema 9, expected -4 to 8");
    refuses(exponential(0, 3, List.of(new Span(0, 2)), one, NONE), "2 buckets and 1 buckets");
    refuses(exponential(0, 4, List.of(new Span(0, 1)), one, NONE), "3.0 observations");
    refuses(
        exponential(0, 4, List.of(new Span(0, 1), new Span(-1, 1)), new double[] {1, 1}, NONE),
        "positive span at offset -1");
    refuses(exponential(0, 1, List.of(new Span(0, 1)), new double[] {-1}, NONE), "bucket of -1.0");
    refuses(custom(List.of(new Span(0, 1)), one, 2, 1), "out of order: 1.0");
    refuses(custom(List.of(new Span(2, 1)), one, 1), "more buckets than its 1 bounds");
    refuses(custom(List.of(), NONE, Double.POSITIVE_INFINITY), "custom bound Infinity");
  }

  private static void refuses(FloatHistogram histogram, String reason) {
    assertThatThrownBy(histogram::requireValid)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static FloatHistogram exponential(
      int schema, double count, List<Span> spans, double[] positive, double[] negative) {
    List<Span> negativeSpans = negative.length == 0 ? List.of() : List.of(new Span(1, 1));
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        schema,
        0.5,
        2,
        count,
        1,
        spans,
        negativeSpans,
        positive,
        negative,
        NONE,
        true);
  }

  private static FloatHistogram custom(List<Span> spans, double[] positive, double... bounds) {
    double count = 0;
    for (double bucket : positive) {
      count += bucket;
    }
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        FloatHistogram.CUSTOM_BUCKETS,
        0,
        0,
        count,
        1,
        spans,
        List.of(),
        positive,
        NONE,
        bounds,
        true);
  }
}
