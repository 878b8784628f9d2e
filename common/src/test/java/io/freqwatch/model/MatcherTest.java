package io.freqwatch.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
  @ParameterizedTest
  @CsvSource({
    "EQUAL,      alpha,   alpha, true",
    "EQUAL,      alpha,   alphabet, false",
    "NOT_EQUAL,  alpha,   beta,  true",
    "REGEX,      al.*,    alpha, true",
    "REGEX,      lph,     alpha, false",
    "REGEX,      a|b,     b,     true",
    "NOT_REGEX,  al.*,    beta,  true",
    "NOT_REGEX,  .+,      '',    true",
    "REGEX,      '',      '',    true",
    "REGEX,      (a|b),   b,     true",
    "REGEX,      (?:a|),  '',    true",
    "REGEX,      a|,      '',    true",
    "REGEX,      a\\.b|c, a.b, true",
    "REGEX,      a\\.b|c, axb, false",
    "REGEX,      a\\d|c,  a1,  true",
    "REGEX,      (a)|(b), b,     true",
    "REGEX,      a|b,     a|b,   false",
    "NOT_REGEX,  a|b,     c,     true",
  })
  void comparesTheWholeValue(Matcher.Type type, String value, String candidate, boolean expected) {
    assertThat(new Matcher(type, "bot", value).matches(candidate)).isEqualTo(expected);
  }

  @Test
  void aDotMatchesALineBreak() {
    assertThat(new Matcher(Matcher.Type.REGEX, "m", "a.b").matches("a\nb")).isTrue();
  }

  @Test
  void anAbsentLabelIsTheEmptyText() {
    assertThat(Matcher.equal("mode", "").matches(Labels.of("bot", "alpha"))).isTrue();
  }

  @Test
  void anExpressionCannotBreakOutOfItsAnchors() {
    assertThatThrownBy(() -> regex("a)|(b")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((((a{1,100}){1,100}){1,100}){1,100})",
        "(?:a{0,1000}){0,1000}",
        "\\Q[\\E(?:a{1000}){1000}",
        "[]](?:a{1000}){1000}",
        "(?:\\pL{100}){100}",
      })
  @Timeout(5)
  void refusesARegularExpressionThatUnfoldsToMegabytes(String expression) {
    assertThatThrownBy(() -> regex(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than 5000");
  }

  @Test
  @Timeout(5)
  void refusesAnEndlessRegularExpression() {
    for (String part : List.of("(", "(a|b)*", "a?", "\\pL", "[^a]")) {
      assertThatThrownBy(() -> regex(part.repeat(100_000)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesAnyNumberOfAlternativesWithoutOperators() {
    String pairs =
        IntStream.range(0, 50_000).mapToObj(i -> "C" + i + "/USDT").collect(joining("|"));
    assertThat(regex(pairs).matches("C49999/USDT")).isTrue();
    assertThat(regex(pairs).matches("C50000/USDT")).isFalse();
    assertThat(regex(pairs).cost()).isZero();
  }

  @Test
  void takesTheRegularExpressionsOfDashboards() {
    assertThat(regex("(?i)alpha.*|[a-z]{2,10}-[0-9]+(:[0-9]{1,5})?").matches("bot-25:80")).isTrue();
  }

  private static Matcher regex(String expression) {
    return new Matcher(Matcher.Type.REGEX, "m", expression);
  }

  @Test
  void refusesWhatIsNoRegularExpression() {
    assertThatThrownBy(() -> new Matcher(Matcher.Type.REGEX, "bot", "a("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid regular expression \"a(\"");
  }

  @Test
  @Timeout(5)
  void anExpressionThatBacktracksElsewhereTakesLinearTime() {
    assertThat(new Matcher(Matcher.Type.REGEX, "m", "(.*a){12}b").matches("a".repeat(2_000)))
        .isFalse();
  }

  @Test
  void printsAsWrittenInPromql() {
    assertThat(new Matcher(Matcher.Type.NOT_REGEX, "bot", "a\"b")).hasToString("bot!~\"a\\\"b\"");
  }
}
