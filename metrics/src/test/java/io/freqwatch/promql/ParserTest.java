package io.freqwatch.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.promql.Expression.At;
import io.freqwatch.promql.Expression.MatrixSelector;
import io.freqwatch.promql.Expression.NumberLiteral;
import io.freqwatch.promql.Expression.Parentheses;
import io.freqwatch.promql.Expression.StringLiteral;
import io.freqwatch.promql.Expression.VectorSelector;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "up | __name__=\"up\"",
        "a:b:c | __name__=\"a:b:c\"",
        "sum | __name__=\"sum\"",
        "offset | __name__=\"offset\"",
        "up{} | __name__=\"up\"",
        "up{a=\"b\",} | __name__=\"up\" a=\"b\"",
        "up{a=\"b\", c!='d', e=~`f.*`, g!~\"h\"} | __name__=\"up\" a=\"b\" c!=\"d\" e=~\"f.*\""
            + " g!~\"h\"",
        "{a=\"b\"} | a=\"b\"",
        "{\"a.b\"} | __name__=\"a.b\"",
        "{\"a.b\",\"c d\"=\"e\"} | __name__=\"a.b\" c d=\"e\"",
        "{x=\"y\",\"a.b\"} | __name__=\"a.b\" x=\"y\"",
        "up{on=\"1\",by=\"2\",offset=\"3\",and=\"4\"} | __name__=\"up\" on=\"1\" by=\"2\""
            + " offset=\"3\" and=\"4\"",
        "{__name__=~\"a.b\"} | __name__=~\"a.b\"",
        "up{a=\"\\u00fc\\x41\\101\"} | __name__=\"up\" a=\"üAA\"",
      })
  void readsSelectors(String query, String matchers) {
    VectorSelector selector = (VectorSelector) Parser.parse(query);
    String found =
        selector.matchers().stream().map(String::valueOf).collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(matchers);
  }

  @Test
  void readsRangeOffsetAndMoment() {
    MatrixSelector matrix = (MatrixSelector) Parser.parse("up[1h30m] offset -5m @ 12.5");
    assertThat(matrix.rangeMillis()).isEqualTo(5_400_000);
    assertThat(matrix.selector().offsetMillis()).isEqualTo(-300_000);
    assertThat(matrix.selector().at()).isEqualTo(new At.Timestamp(12_500));
    VectorSelector vector = (VectorSelector) Parser.parse("up @ end() OFFSET 1d");
    assertThat(vector.offsetMillis()).isEqualTo(86_400_000);
    assertThat(vector.at()).isEqualTo(new At.End());
    assertThat(((VectorSelector) Parser.parse("up @ start()")).at()).isEqualTo(new At.Start());
    assertThat(((MatrixSelector) Parser.parse("up[300]")).rangeMillis()).isEqualTo(300_000);
    assertThat(((MatrixSelector) Parser.parse("up[0.5]")).rangeMillis()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1, -1",
    "+.5, 0.5",
    "2., 2",
    "1e3, 1000",
    "1E-2, 0.01",
    "0x1F, 31",
    "0755, 493",
    "1_000, 1000",
    "Inf, Infinity",
    "-inf, -Infinity",
    "NaN, NaN",
    "1h30m, 5400",
    "100ms, 0.1"
  })
  void readsNumbers(String query, double value) {
    assertThat(((NumberLiteral) Parser.parse(query)).value()).isEqualTo(Double.valueOf(value));
  }

  @Test
  void refusesMatchersThatWouldTakeSecondsTogether() {
    String large = "a=~\"x(ab?){400}\",";
    assertThat(Parser.parse("up{" + large + "}")).isInstanceOf(VectorSelector.class);
    assertThatThrownBy(() -> Parser.parse("up{" + large.repeat(20) + "}"))
        .hasMessageContaining("the regular expressions are too large together");
    assertThatThrownBy(() -> Parser.parse("up{" + "a=\"b\",".repeat(2_000) + "}"))
        .hasMessageContaining("more than 1000 label matchers");
  }

  @Test
  void readsStringsParenthesesAndComments() {
    assertThat(((StringLiteral) Parser.parse("'a\\'b'")).value()).isEqualTo("a'b");
    assertThat(((StringLiteral) Parser.parse("`a\\n`")).value()).isEqualTo("a\\n");
    assertThat(Parser.parse("# first\n((up)) # last")).isInstanceOf(Parentheses.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'' | unknown position: parse error: no expression found in input",
        "foo bar | 1:5: parse error: unexpected identifier \"bar\"",
        "foo 1 | 1:5: parse error: unexpected number \"1\"",
        "(foo | 1:5: parse error: unclosed left parenthesis",
        "foo) | 1:5: parse error: unexpected right parenthesis ')'",
        "foo{ | 1:5: parse error: unexpected end of input inside braces",
        "foo{a=1} | 1:7: parse error: unexpected character inside braces: '1'",
        "foo{a=b} | 1:7: parse error: unexpected identifier \"b\" in label matching, expected"
            + " string",
        "foo{a} | 1:6: parse error: unexpected \"}\" in label matching, expected label matching"
            + " operator",
        "{} | 1:1: parse error: vector selector must contain at least one non-empty matcher",
        "{a=\"\"} | 1:1: parse error: vector selector must contain at least one non-empty matcher",
        "{a=~\".*\"} | 1:1: parse error: vector selector must contain at least one non-empty"
            + " matcher",
        "a{\"b\"} | 1:1: parse error: metric name must not be set twice: \"a\" or \"b\"",
        "a{__name__=\"b\"} | 1:1: parse error: metric name must not be set twice: \"a\" or \"b\"",
        "foo[5m | 1:7: parse error: unclosed left bracket",
        "foo[0] | 1:5: parse error: duration must be greater than 0",
        "foo[5m][5m] | 1:8: parse error: ranges only allowed for vector selectors",
        "1[5m] | 1:2: parse error: ranges only allowed for vector selectors",
        "foo offset 5m [5m] | 1:15: parse error: no offset modifiers allowed before range",
        "foo @ 5 [5m] | 1:9: parse error: no @ modifiers allowed before range",
        "foo offset 1m offset 2m | 1:1: parse error: offset may not be set multiple times",
        "foo @ 1 @ 2 | 1:1: parse error: @ <timestamp> may not be set multiple times",
        "foo offset | 1:11: parse error: unexpected end of input in offset, expected number or"
            + " duration",
        "1 offset 1m | 1:1: parse error: offset modifier must be preceded by an instant vector"
            + " selector or range vector selector or a subquery",
        "1 + foo | 1:3: parse error: the operator \"+\" is not supported yet",
        "foo and bar | 1:5: parse error: the operator \"and\" is not supported yet",
        "rate(foo[5m]) | 1:1: parse error: the function \"rate\" is not supported yet",
        "sum by (a) (foo) | 1:1: parse error: the function \"sum\" is not supported yet",
        "-foo | 1:1: parse error: the operator <op:-> is not supported yet",
        "foo[1h:5m] | 1:4: parse error: a subquery is not supported yet",
        "\"a | 1:1: parse error: unterminated quoted string",
        "`a | 1:1: parse error: unterminated raw string",
        "\"\\q\" | 1:1: parse error: unknown escape sequence",
        "\"\\xff\" | 1:1: parse error: string is not valid UTF-8",
        "1d1y | 1:1: parse error: not a valid duration",
        "5x | 1:1: parse error: bad number or duration syntax: \"5x\"",
        "1.2.3 | 1:1: parse error: bad number or duration syntax: \"1.2.3\"",
        "foo$ | 1:4: parse error: unexpected character: '$'",
        "ü | 1:1: parse error: unexpected character: 'ü'",
        "\"ü\" x | 1:6: parse error: unexpected identifier \"x\"",
        "foo[99999999999999999999] | 1:5: parse error: duration out of range",
      })
  void saysWhatIsWrongAndWhere(String query, String message) {
    String text = query.equals("''") ? "" : query;
    assertThatThrownBy(() -> Parser.parse(text))
        .isInstanceOf(PromqlException.Syntax.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void countsLines() {
    assertThatThrownBy(() -> Parser.parse("# c\nfoo\n  bar"))
        .hasMessageStartingWith("3:3: parse error: unexpected identifier \"bar\"");
  }

  @Test
  void refusesABrokenRegularExpression() {
    assertThatThrownBy(() -> Parser.parse("a{b=~\"(\"}"))
        .hasMessageContaining("parse error")
        .hasMessageContaining("missing closing )");
  }

  @Test
  void refusesDeepNestingInsteadOfOverflowingTheStack() {
    assertThatThrownBy(() -> Parser.parse("(".repeat(20_000) + "1" + ")".repeat(20_000)))
        .hasMessageContaining("nested more than 200 levels deep");
  }

  @Test
  void parsesASelectorAloneForMatch() {
    assertThat(Parser.parseSelector("up{a=\"b\"}").matchers()).hasSize(2);
    assertThatThrownBy(() -> Parser.parseSelector("1")).isInstanceOf(PromqlException.class);
    assertThatThrownBy(() -> Parser.parseSelector("up[5m]")).isInstanceOf(PromqlException.class);
  }

  @Test
  void answersAnyTextWithAnExpressionOrASyntaxError() {
    String alphabet = "a{}[]()\"'`=~!,:@+-*/<>#\\ \n0159.xemsdyü_offset";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder query = new StringBuilder();
      int length = random.nextInt(25);
      for (int i = 0; i < length; i++) {
        query.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Parser.parse(query.toString());
      } catch (PromqlException.Syntax e) {
        assertThat(e.getMessage()).matches("(?s)(\\d+:\\d+|unknown position): parse error: .*");
      }
    }
  }
}
