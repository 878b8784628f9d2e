package io.freqwatch.alertmanager.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherGrammarTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "foo=bar | {foo=\"bar\"}",
        "{foo=bar} | {foo=\"bar\"}",
        "{} | {}",
        "foo=\"bar, baz\" | {foo=\"bar, baz\"}",
        "a=b, c!=d, | {a=\"b\",c!=\"d\"}",
        "{ a=~\"b.*\" , c!~d } | {a=~\"b.*\",c!~\"d\"}",
        "foo=🙂 | {foo=\"🙂\"}",
        "\"foo bar\"=\"1\" | {\"foo bar\"=\"1\"}",
        "{\"foo\\\"bar\"=x} | {\"foo\\\"bar\"=\"x\"}",
        "foo.bar=baz | {foo.bar=\"baz\"}",
        "foo=\"\\u00e9\\x41\" | {foo=\"éA\"}",
      })
  void readsTheUtf8Grammar(String text, String expected) {
    assertThat(MatcherGrammar.UTF8.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{foo=bar",
        "foo=bar}",
        "foo",
        "foo=",
        "=bar",
        "foo==bar",
        "foo=bar,,",
        "foo=bar baz",
        "foo=\"bar",
        "foo=ba'r",
        ",",
        "foo!bar",
        "foo=\"\\q\"",
        "foo=~\"(\"",
        "{{foo=bar}}",
        "foo=bar}}",
        "foo=\"\\ud800\""
      })
  void refusesWhatIsNoMatcher(String text) {
    assertThatThrownBy(() -> MatcherGrammar.UTF8.parse(text))
        .isInstanceOf(MatcherSyntaxException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "foo=bar baz | {foo=\"bar baz\"}",
        "foo= | {foo=\"\"}",
        "foo=\\d | {foo=\"\\\\d\"}",
        "foo=a\\nb | {foo=\"a\\nb\"}",
        "foo=bar} | {foo=\"bar\"}",
      })
  void readsTheClassicGrammarWhereTheNewOneRefuses(String text, String expected) {
    assertThat(MatcherGrammar.EITHER.parse(text)).hasToString(expected);
    assertThatThrownBy(() -> MatcherGrammar.UTF8.parse(text))
        .isInstanceOf(MatcherSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo=\"bar", "foo=ba\"r", "f🙂=x", "foo", "foo=bar,,a=b", "foo=\"a\"b\""})
  void refusesWhatIsNoClassicMatcher(String text) {
    assertThatThrownBy(() -> MatcherGrammar.CLASSIC.parse(text))
        .isInstanceOf(MatcherSyntaxException.class);
  }

  @Test
  void theNewGrammarSaysWhereTheMistakeIs() {
    assertThatThrownBy(() -> MatcherGrammar.EITHER.parse("{\"foo\" bar}"))
        .hasMessage("7:10: unexpected bar, expected an operator: = != =~ !~");
  }

  @Test
  void readsExactlyOneMatcher() {
    assertThat(MatcherGrammar.EITHER.parseOne("a=~b"))
        .isEqualTo(new Matcher(Matcher.Type.REGEX, "a", "b"));
    assertThatThrownBy(() -> MatcherGrammar.EITHER.parseOne("a=b,c=d")).hasMessageContaining("2");
    assertThatThrownBy(() -> MatcherGrammar.EITHER.parseOne("{a=b}"))
        .hasMessageContaining("braces");
  }

  @Test
  void anAbsentLabelIsEmpty() {
    assertThat(MatcherGrammar.EITHER.parse("a!=b,c=\"\"").matchEverything()).isTrue();
    assertThat(MatcherGrammar.EITHER.parse("a=b").matchEverything()).isFalse();
  }
}
