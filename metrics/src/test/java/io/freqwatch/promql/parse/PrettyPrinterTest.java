package io.freqwatch.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyPrinterTest {
  private static final String LONG = "a".repeat(90);

  @Test
  void leavesWhatFitsOnALine() {
    assertThat(pretty("sum(a)by(b)/c")).isEqualTo("sum by (b) (a) / c");
  }

  @Test
  void breaksAtOperatorsAndParentheses() {
    assertThat(
            pretty("sum by (x) (rate(" + LONG + "[5m])) > bool on (x) group_left () -(topk(2, b))"))
        .isEqualTo(
            """
              sum by (x) (
                rate(%s[5m])
              )
            > bool on (x) group_left ()
              -(topk(2, b))\
            """
                .formatted(LONG));
    assertThat(pretty("max_over_time((" + LONG + " + 1)[6m:1m] offset 6m)"))
        .isEqualTo(
            """
            max_over_time(
              (%s + 1)[6m:1m] offset 6m
            )\
            """
                .formatted(LONG));
    assertThat(pretty("label_replace(" + LONG + ", \"a\", \"b\", \"c\", \"d\")"))
        .isEqualTo(
            """
            label_replace(
              %s,
              "a",
              "b",
              "c",
              "d"
            )\
            """
                .formatted(LONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-(%s + %s) * on (a) %s",
        "quantile without (a, b) (0.9, %s / %s)",
        "sum_over_time((%s and %s)[1h:])",
        "%s unless (%s or vector(1))",
      })
  void printsWhatParsesToTheSameAgain(String pattern) {
    String query = pattern.replace("%s", LONG);
    assertThat(Parser.parse(pretty(query)).toString()).isEqualTo(Parser.parse(query).toString());
  }

  private static String pretty(String query) {
    return PrettyPrinter.print(Parser.parse(query));
  }
}
