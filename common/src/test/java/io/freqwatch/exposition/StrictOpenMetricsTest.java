package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 211 documents of the OpenMetrics project say more; these need no other data. */
class StrictOpenMetricsTest {
  @Test
  void acceptsEveryTypeAsItShouldBe() {
    assertThatCode(
            () ->
                check(
                    """
                    # TYPE c_seconds counter
                    # UNIT c_seconds seconds
                    # HELP c_seconds A counter.
                    c_seconds_total{a="1"} 1 # {t="x"} 0.5
                    c_seconds_created{a="1"} 1.5
                    c_seconds_total{a="2"} 1
                    # TYPE h histogram
                    h_bucket{le="1"} 1
                    h_bucket{le="+Inf"} 2
                    h_count 2
                    h_sum 3
                    # TYPE gh gaugehistogram
                    gh_bucket{le="-1"} 1
                    gh_bucket{le="+Inf"} 2
                    gh_gcount 2
                    gh_gsum -3
                    # TYPE s summary
                    s_count 2
                    s{quantile="0.5"} NaN
                    # TYPE i info
                    i_info{version="1"} 1
                    # TYPE st stateset
                    st{st="on"} 1
                    st{st="off"} 0
                    unknown 1 1
                    unknown 2 2
                    """))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a 1;a 2 | the sample is there twice",
        "a 1;b 1;a{c='d'} 1 | taken by an earlier family",
        "a{b='1'} 1;a{b='2'} 1;a{b='1',c='3'} 1;a{b='2'} 1 | not together",
        "a 1 2;a 2 1 | the times are not in order",
        "a 1;a 2 1 | some samples have a time",
        "# TYPE a counter;a 1 | taken by an earlier family",
        "# TYPE a counter;a_total -1 | not negative",
        "# TYPE a gauge;a 1;# HELP a x | metadata behind samples",
        "# HELP a x;# HELP a y | the help is said twice",
        "# TYPE a histogram;a_bucket{le='1'} 1 | no bucket up to +Inf",
        "# TYPE a histogram;a_bucket{le='1'} 2;a_bucket{le='+Inf'} 1 | counts less",
        "# TYPE a histogram;a_bucket{le='+Inf'} 1;a_count 1 | count and sum come together",
        "# TYPE a histogram;a_bucket 1 | the label \"le\" is missing",
        "# TYPE a summary;a{quantile='2'} 1 | between 0 and 1",
        "# TYPE a info;a_info 2 | the value of an info is 1",
        "# TYPE a stateset;a{a='x'} 2 | 0 or 1",
        "# TYPE a gauge;a 1 # {t='x'} 1 | only counters and buckets have exemplars",
        "# TYPE a_u info;# UNIT a_u u | has no unit",
        "a{b='c',} 1 | a comma before the closing brace"
      })
  void saysWhatIsWrong(String document, String reason) {
    assertThatThrownBy(() -> check(document.replace(';', '\n').replace('\'', '"') + "\n"))
        .isInstanceOf(ExpositionSyntaxException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void limitsTheCharactersOfAnExemplar(int characters) {
    String document =
        "# TYPE a counter\na_total 1 # {t=\"" + "é".repeat(characters - 1) + "\"} 1\n";
    if (characters <= 128) {
      assertThatCode(() -> check(document)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(document)).hasMessageContaining("129 characters");
    }
  }

  private static void check(String document) {
    StrictOpenMetrics.check((document + "# EOF\n").getBytes(UTF_8));
  }
}
