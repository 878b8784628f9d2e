package io.freqwatch.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression.At;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "up{a=\"b\",} | a=\"b\" __name__=\"up\"",
        "up{a=\"b\", c!='d', e=~`f.*`, g!~\"h\"} | a=\"b\" c!=\"d\" e=~\"f.*\""
            + " g!~\"h\" __name__=\"up\"",
        "{a=\"b\"} | a=\"b\"",
        "{\"a.b\"} | __name__=\"a.b\"",
        "{\"a.b\",\"c d\"=\"e\"} | c d=\"e\" __name__=\"a.b\"",
        "{x=\"y\",\"a.b\"} | x=\"y\" __name__=\"a.b\"",
        "up{on=\"1\",by=\"2\",offset=\"3\",and=\"4\"} | on=\"1\" by=\"2\""
            + " offset=\"3\" and=\"4\" __name__=\"up\"",
        "{__name__=~\"a.b\"} | __name__=~\"a.b\"",
        "up{a=\"\\u00fc\\x41\\101\"} | a=\"üAA\" __name__=\"up\"",
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
    assertThat(matrix.range()).isEqualTo(new Length.Fixed(5_400_000));
    assertThat(matrix.selector().shift())
        .isEqualTo(new TimeShift(new Length.Fixed(-300_000), new At.Timestamp(12_500)));
    VectorSelector vector = (VectorSelector) Parser.parse("up @ end() OFFSET 1d");
    assertThat(vector.shift()).isEqualTo(new TimeShift(new Length.Fixed(86_400_000), new At.End()));
    assertThat(((VectorSelector) Parser.parse("up @ start()")).shift().at())
        .isEqualTo(new At.Start());
    assertThat(((MatrixSelector) Parser.parse("up[300]")).range())
        .isEqualTo(new Length.Fixed(300_000));
    assertThat(((MatrixSelector) Parser.parse("up[0.5]")).range()).isEqualTo(new Length.Fixed(500));
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
        "foo offset | 1:11: parse error: unexpected end of input in offset, expected number,"
            + " duration, step(), or range()",
        "foo[5m:1m] + | 1:13: parse error: unexpected end of input",
        "rate(foo) | 1:6: parse error: expected type range vector in call to function \"rate\", got"
            + " instant vector",
        "rate() | 1:1: parse error: expected 1 argument(s) in call to \"rate\", got 0",
        "round(a,1,2) | 1:1: parse error: expected at most 2 argument(s) in call to \"round\", got"
            + " 3",
        "label_join(a) | 1:1: parse error: expected at least 3 argument(s) in call to"
            + " \"label_join\", got 1",
        "rates(a) | 1:1: parse error: unknown function with name \"rates\"",
        "sum(1) | 1:5: parse error: expected type instant vector in aggregation expression, got"
            + " scalar",
        "topk(a) | 1:1: parse error: wrong number of arguments for aggregate expression provided,"
            + " expected 2, got 1",
        "sum() | 1:1: parse error: no arguments for aggregate expression provided",
        "limitk(1, a) | 1:1: parse error: limitk() is experimental and must be enabled with"
            + " --enable-feature=promql-experimental-functions",
        "info(a) | 1:1: parse error: function \"info\" is not enabled",
        "1 == 1 | 1:3: parse error: comparisons between scalars must use BOOL modifier",
        "a + bool b | 1:3: parse error: bool modifier can only be used on comparison operators",
        "1 and a | 1:1: parse error: set operator \"and\" not allowed in binary scalar expression",
        "a + on(x) 1 | 1:1: parse error: vector matching only allowed between instant vectors",
        "a and on(x) group_left b | 1:1: parse error: no grouping allowed for \"and\" operation",
        "a * on(x) group_left(x) b | 1:1: parse error: label \"x\" must not occur in ON and GROUP"
            + " clause at once",
        "-'x' | 1:1: parse error: unary expression only allowed on expressions of type scalar or"
            + " instant vector, got \"string\"",
        "1[1h:5m] | 1:1: parse error: subquery is only allowed on instant vector, got scalar"
            + " instead",
        "rate(a[5m],) | 1:11: parse error: trailing commas not allowed in function call args",
        "1 offset 1m | 1:1: parse error: offset modifier must be preceded by an instant vector"
            + " selector or range vector selector or a subquery",
        "\"a | 1:1: parse error: unterminated quoted string",
        "`a | 1:1: parse error: unterminated raw string",
        "\"\\q\" | 1:1: parse error: unknown escape sequence",
        "1d1y | 1:1: parse error: not a valid duration",
        "5x | 1:1: parse error: bad number or duration syntax: \"5x\"",
        "1.2.3 | 1:1: parse error: bad number or duration syntax: \"1.2.3\"",
        "foo$ | 1:4: parse error: unexpected character: '$'",
        "ü | 1:1: parse error: unexpected character: 'ü'",
        "\"ü\" x | 1:6: parse error: unexpected identifier \"x\"",
        "foo[99999999999999999999] | 1:5: parse error: duration out of range",
        "1e400 | 1:1: parse error: error parsing number: strconv.ParseFloat: parsing \"1e400\":"
            + " value out of range",
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
    assertThatThrownBy(() -> Parser.parse("-".repeat(20_000) + "a"))
        .hasMessageContaining("nested more than 200 levels deep");
    assertThatThrownBy(() -> Parser.parse("a" + "+a".repeat(20_000)))
        .hasMessageContaining("more than 250 operators in a row");
    assertThatThrownBy(() -> Parser.parse("a[" + "(".repeat(20_000) + "1" + ")".repeat(20_000)))
        .hasMessageContaining("nested too deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 ^ 4",
        "-(a ^ 2)",
        "a and b or c unless d",
        "a </ 1 >/ 2",
        "a atan2 b",
        "a == bool 1",
        "a / ignoring (x) group_left (y, z) b",
        "a * on (x) group_right () fill (0) b",
        "a + fill_left (1) fill_right (2) b",
        "sum by (a, b) (rate(c{d=\"e\",f!~\"g\"}[5m]))",
        "sum without (a) (b)",
        "topk(3, a)",
        "count_values(\"x\", a)",
        "max_over_time(rate(a[5m])[1h:1m] @ start() offset 5m)",
        "a[5m:]",
        "rate(a[5m] anchored offset 1m)",
        "a smoothed",
        "a[step() * 2 + max_of(5m, range())]",
        "{\"a.b\",\"c d\"=\"e\"}",
        "a @ 12.500 offset -5m",
        "1h30m + 1",
        "\"a\\n\\\"b\"",
        "clamp(a, 0, +Inf)",
        "time() - -1",
      })
  void printsWhatItReads(String query) {
    assertThat(Parser.parse(query, LanguageOptions.EVERYTHING)).hasToString(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a{d='1',c='2'} | a{c=\"2\",d=\"1\"}",
        "topk(9999999999, a) | topk(9999999999, a)",
        "a + 1e-9 | a + 0.000000001",
        "a + 1e21 | a + 1000000000000000000000",
      })
  void printsMatchersInOrderAndNumbersWithoutExponents(String query, String printed) {
    assertThat(Parser.parse(query)).hasToString(printed);
  }

  @Test
  void bindsOperatorsAsPrometheusDoes() {
    assertThat(text("-1 ^ 2")).isEqualTo("-(1 ^ 2)");
    assertThat(text("-a * b")).isEqualTo("((-a) * b)");
    assertThat(text("a ^ b ^ c")).isEqualTo("(a ^ (b ^ c))");
    assertThat(text("a - b - c")).isEqualTo("((a - b) - c)");
    assertThat(text("a or b and c")).isEqualTo("(a or (b and c))");
    assertThat(text("a + b == c * d")).isEqualTo("((a + b) == (c * d))");
  }

  private static String text(String query) {
    return text(Parser.parse(query));
  }

  private static String text(Expression expression) {
    return switch (expression) {
      case Expression.Binary binary ->
          "("
              + text(binary.left())
              + " "
              + binary.operator().text()
              + " "
              + text(binary.right())
              + ")";
      case Expression.Unary unary when unary.inner() instanceof Expression.Binary ->
          "-" + text(unary.inner());
      case Expression.Unary unary -> "(-" + text(unary.inner()) + ")";
      case Expression other -> other.toString();
    };
  }

  @Test
  void knowsNinetyFunctions() {
    assertThat(Functions.all()).hasSize(90);
    assertThat(Functions.all().stream().filter(Function::experimental)).hasSize(17);
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
        Parser.parse(query.toString(), LanguageOptions.EVERYTHING);
      } catch (PromqlException.Syntax e) {
        assertThat(e.getMessage()).matches("(?s)(\\d+:\\d+|unknown position): parse error: .*");
      }
    }
  }
}
