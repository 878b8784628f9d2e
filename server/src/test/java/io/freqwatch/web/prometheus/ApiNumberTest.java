package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-17, -17",
    "0.1, 0.1",
    "1e15, 1000000000000000",
    "123456789012345680, 123456789012345680",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1.5e300, 1.5e+300",
    "0.000001, 0.000001",
    "9.9e-7, 9.9e-07",
    "-1e-7, -1e-07",
    "0.00012345, 0.00012345",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "4.9e-324, 5e-324",
    "9.9e-324, 1e-323",
    "12345678.9, 12345678.9",
    "1e-10, 1e-10",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf",
    "0.30000000000000004, 0.30000000000000004"
  })
  void printsAsPrometheusDoes(double value, String text) {
    assertThat(ApiNumber.format(value)).isEqualTo(text);
  }

  @Test
  void printsAScalarWithoutAnExponent() {
    assertThat(ApiNumber.plain(1e21)).isEqualTo("1000000000000000000000");
    assertThat(ApiNumber.plain(-1.5e-7)).isEqualTo("-0.00000015");
    assertThat(ApiNumber.plain(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void printsEveryNumberSoThatItReadsBack() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(ApiNumber.format(value))).isEqualTo(value);
      }
    }
  }
}
