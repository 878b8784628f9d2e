package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
