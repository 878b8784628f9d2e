package io.freqwatch.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoNumberTest {
  /** The right column was printed by Go's strconv.FormatFloat(v, 'g', -1, 64). */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1, -1",
    "0.1, 0.1",
    "-0.5, -0.5",
    "100, 100",
    "999999, 999999",
    "1e6, 1e+06",
    "1000001, 1.000001e+06",
    "1234567.5, 1.2345675e+06",
    "123456.789, 123456.789",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.000012345, 1.2345e-05",
    "1e20, 1e+20",
    "2e23, 2e+23",
    "5e-324, 5e-324",
    "1e-323, 1e-323",
    "1.5e-323, 1.5e-323",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1753178400, 1.7531784e+09",
    "1753178400.123, 1.753178400123e+09",
    "9007199254740993, 9.007199254740992e+15",
    "0.30000000000000004, 0.30000000000000004",
    "33333333.333333332, 3.3333333333333332e+07",
    "-1e-7, -1e-07",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf",
  })
  void printsAsGoDoes(double value, String expected) {
    assertThat(GoNumber.format(value)).isEqualTo(expected);
  }

  @Test
  void printsWhatReadsBackToTheSameNumber() {
    Random random = new Random(42);
    for (int i = 0; i < 50_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(GoNumber.format(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void putsAPointOrAnExponentIntoEveryFiniteNumberOfOpenMetrics() {
    assertThat(GoNumber.formatOpenMetrics(3)).isEqualTo("3.0");
    assertThat(GoNumber.formatOpenMetrics(0.5)).isEqualTo("0.5");
    assertThat(GoNumber.formatOpenMetrics(1e6)).isEqualTo("1e+06");
    assertThat(GoNumber.formatOpenMetrics(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
    assertThat(GoNumber.formatOpenMetrics(Double.NaN)).isEqualTo("NaN");
  }
}
