package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.Histograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramLimitsTest {
  private static final FloatHistogram EIGHT = Histograms.of(1, 2, 3, 4, 5, 6, 7, 8);

  @Test
  void leavesAHistogramWithinTheLimitsAlone() {
    HistogramLimits limits = HistogramLimits.of(FormatOptionsFor.limits(8, 0));
    assertThat(limits.apply(EIGHT)).isSameAs(EIGHT);
    assertThat(HistogramLimits.of(FormatOptions.DEFAULT).apply(EIGHT)).isSameAs(EIGHT);
  }

  @Test
  void joinsBucketsUntilTheyAreFewEnough() {
    FloatHistogram coarser = HistogramLimits.of(FormatOptionsFor.limits(3, 0)).apply(EIGHT);
    assertThat(coarser.schema()).isEqualTo(-2);
    assertThat(coarser.positiveBuckets()).containsExactly(1, 14, 21);
    assertThat(coarser.count()).isEqualTo(EIGHT.count());
    coarser.requireValid();
  }

  @Test
  void failsAScrapeWhoseHistogramIsTooWideInAnyForm() {
    HistogramLimits one = HistogramLimits.of(FormatOptionsFor.limits(1, 0));
    assertThatThrownBy(() -> one.apply(EIGHT))
        .isInstanceOfSatisfying(
            ScrapeFailure.class,
            e -> assertThat(e.reason()).isEqualTo(ScrapeFailure.Cause.BUCKET_LIMIT))
        .hasMessageContaining("the limit is 1");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8",
    "1.002, 8",
    "1.003, 7",
    "1.1, 2",
    "1.5, 0",
    "2, 0",
    "3, -1",
    "4, -1",
    "1e6, -4"
  })
  void findsTheFinestSchemaOfAFactor(double factor, int schema) {
    assertThat(HistogramLimits.of(FormatOptionsFor.limits(0, factor)).finestSchema())
        .isEqualTo(schema);
  }
}
