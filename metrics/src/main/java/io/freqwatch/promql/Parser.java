package io.freqwatch.promql;

import io.freqwatch.promql.Expression.At;
import io.freqwatch.promql.Expression.MatrixSelector;
import io.freqwatch.promql.Expression.NumberLiteral;
import io.freqwatch.promql.Expression.Parentheses;
import io.freqwatch.promql.Expression.StringLiteral;
import io.freqwatch.promql.Expression.VectorSelector;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a query: selectors with range, offset and {@code @}, literals, parentheses. Whatever the
 * language has beyond that is refused by name.
 */
public final class Parser {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_LENGTH = 1 << 20;
  private static final Set<String> OPERATOR_WORDS = Set.of("and", "or", "unless", "atan2");
  private static final Set<String> AGGREGATIONS =
      Set.of(
          "sum",
          "avg",
          "count",
          "min",
          "max",
          "group",
          "stddev",
          "stdvar",
          "topk",
          "bottomk",
          "count_values",
          "quantile",
          "limitk",
          "limit_ratio");
  private static final String NOT_YET =
      " is not supported yet: a query is a selector, a number or a string so far";

  private final TokenReader tokens;
  private int depth;

  private Parser(String query) {
    tokens = new TokenReader(query);
  }

  /**
   * @throws PromqlException.Syntax where the text is no query, or one beyond what is supported
   */
  public static Expression parse(String query) {
    if (query.length() > MAX_LENGTH) {
      throw new PromqlException.Syntax(
          query, 0, "the query is longer than " + MAX_LENGTH + " characters");
    }
    return new Parser(query).whole();
  }

  /**
   * A selector alone, as {@code match[]} takes it.
   *
   * @throws PromqlException.Syntax where the text is anything else
   */
  public static VectorSelector parseSelector(String selector) {
    Parser parser = new Parser(selector);
    if (!parser.atSelector()) {
      throw parser.tokens.unexpected("");
    }
    VectorSelector parsed = new SelectorParser(parser.tokens).parse();
    parser.requireEnd();
    return parsed;
  }

  private Expression whole() {
    if (tokens.at(TokenType.END)) {
      throw tokens.error(tokens.peek().position(), "no expression found in input");
    }
    Expression expression = expression();
    requireEnd();
    return expression;
  }

  private Expression expression() {
    Expression expression = primary();
    while (true) {
      Token next = tokens.peek();
      if (next.type() == TokenType.LEFT_BRACKET) {
        expression = range(expression);
      } else if (next.is("offset")) {
        expression = offset(expression);
      } else if (next.type() == TokenType.AT) {
        expression = at(expression);
      } else {
        refuseOperator(next);
        return expression;
      }
    }
  }

  private Expression primary() {
    Token next = tokens.peek();
    return switch (next.type()) {
      case LEFT_PARENTHESIS -> parentheses();
      case NUMBER, DURATION -> number(1, next.position());
      case ADD, SUBTRACT -> signedNumber();
      case STRING -> new StringLiteral(tokens.unquote(tokens.take()), next.position());
      case IDENTIFIER -> identifier(next);
      case LEFT_BRACE -> new SelectorParser(tokens).parse();
      case END,
          RIGHT_PARENTHESIS,
          RIGHT_BRACE,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          COMMA,
          COLON,
          AT,
          EQUAL,
          NOT_EQUAL,
          REGEX,
          NOT_REGEX,
          EQUAL_COMPARISON,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          MULTIPLY,
          DIVIDE,
          MODULO,
          POWER ->
          throw tokens.unexpected("");
    };
  }

  private Expression parentheses() {
    Position open = tokens.take().position();
    if (++depth > MAX_DEPTH) {
      throw tokens.error(open, "the query is nested more than " + MAX_DEPTH + " levels deep");
    }
    Expression inner = expression();
    tokens.expect(TokenType.RIGHT_PARENTHESIS, ", expected \")\"");
    depth--;
    return new Parentheses(inner, open.to(tokens.last()));
  }

  private Expression identifier(Token word) {
    if (Numbers.isNamedNumber(word.text())) {
      return number(1, word.position());
    }
    if (OPERATOR_WORDS.contains(word.text().toLowerCase(Locale.ROOT))) {
      throw tokens.unexpected("");
    }
    Expression selector = new SelectorParser(tokens).parse();
    Token next = tokens.peek();
    boolean aggregates = next.is("by") || next.is("without");
    if (next.type() == TokenType.LEFT_PARENTHESIS
        || (aggregates && AGGREGATIONS.contains(word.text().toLowerCase(Locale.ROOT)))) {
      throw tokens.error(word.position(), "the function \"" + word.text() + "\"" + NOT_YET);
    }
    return selector;
  }

  private Expression signedNumber() {
    Token sign = tokens.take();
    Token next = tokens.peek();
    boolean number =
        next.type() == TokenType.NUMBER
            || next.type() == TokenType.DURATION
            || (next.type() == TokenType.IDENTIFIER && Numbers.isNamedNumber(next.text()));
    if (!number) {
      throw tokens.error(sign.position(), "the operator " + sign.describe() + NOT_YET);
    }
    return number(sign.type() == TokenType.SUBTRACT ? -1 : 1, sign.position());
  }

  private NumberLiteral number(int sign, Position start) {
    Token number = tokens.take();
    try {
      return new NumberLiteral(sign * Numbers.value(number.text()), start.to(number.position()));
    } catch (IllegalArgumentException e) {
      throw tokens.error(number.position(), String.valueOf(e.getMessage()));
    }
  }

  private Expression range(Expression expression) {
    Position open = tokens.take().position();
    if (!(expression instanceof VectorSelector selector)) {
      throw tokens.error(open, "ranges only allowed for vector selectors");
    }
    if (selector.offsetMillis() != 0) {
      throw tokens.error(open, "no offset modifiers allowed before range");
    }
    if (selector.at() != null) {
      throw tokens.error(open, "no @ modifiers allowed before range");
    }
    Position length = tokens.peek().position();
    long millis = length(" in subquery or range selector, expected number or duration");
    if (tokens.at(TokenType.COLON)) {
      throw tokens.error(open, "a subquery" + NOT_YET);
    }
    if (millis <= 0) {
      throw tokens.error(length, "duration must be greater than 0");
    }
    tokens.expect(TokenType.RIGHT_BRACKET, " in subquery or range selector, expected \"]\"");
    return new MatrixSelector(selector, millis, selector.position().to(tokens.last()));
  }

  private Expression offset(Expression expression) {
    tokens.take();
    VectorSelector selector = selector(expression, "offset");
    if (selector.offsetMillis() != 0) {
      throw tokens.error(expression.position(), "offset may not be set multiple times");
    }
    long millis = signedLength(" in offset, expected number or duration");
    return with(
        expression,
        new VectorSelector(selector.matchers(), millis, selector.at(), selector.position()));
  }

  private Expression at(Expression expression) {
    tokens.take();
    VectorSelector selector = selector(expression, "@");
    if (selector.at() != null) {
      throw tokens.error(expression.position(), "@ <timestamp> may not be set multiple times");
    }
    return with(
        expression,
        new VectorSelector(
            selector.matchers(), selector.offsetMillis(), moment(), selector.position()));
  }

  private At moment() {
    Token word = tokens.peek();
    if (!word.is("start") && !word.is("end")) {
      return new At.Timestamp(signedLength(" in @, expected timestamp, start() or end()"));
    }
    tokens.take();
    tokens.expect(TokenType.LEFT_PARENTHESIS, " in @, expected \"(\"");
    tokens.expect(TokenType.RIGHT_PARENTHESIS, " in @, expected \")\"");
    return word.is("start") ? new At.Start() : new At.End();
  }

  private VectorSelector selector(Expression expression, String modifier) {
    return switch (expression) {
      case VectorSelector vector -> vector;
      case MatrixSelector matrix -> matrix.selector();
      case NumberLiteral _, StringLiteral _, Parentheses _ ->
          throw tokens.error(
              expression.position(),
              modifier
                  + " modifier must be preceded by an instant vector selector or range vector"
                  + " selector or a subquery");
    };
  }

  private Expression with(Expression expression, VectorSelector selector) {
    return expression instanceof MatrixSelector matrix
        ? new MatrixSelector(selector, matrix.rangeMillis(), matrix.position().to(tokens.last()))
        : new VectorSelector(
            selector.matchers(),
            selector.offsetMillis(),
            selector.at(),
            selector.position().to(tokens.last()));
  }

  private long signedLength(String context) {
    boolean negative = tokens.skip(TokenType.SUBTRACT);
    if (!negative) {
      tokens.skip(TokenType.ADD);
    }
    long millis = length(context);
    return negative ? -millis : millis;
  }

  private long length(String context) {
    Token length = tokens.peek();
    if (length.type() != TokenType.NUMBER && length.type() != TokenType.DURATION) {
      throw tokens.unexpected(context);
    }
    tokens.take();
    try {
      return Numbers.millis(length.text());
    } catch (IllegalArgumentException e) {
      throw tokens.error(length.position(), String.valueOf(e.getMessage()));
    }
  }

  private boolean atSelector() {
    return tokens.at(TokenType.IDENTIFIER) || tokens.at(TokenType.LEFT_BRACE);
  }

  private void requireEnd() {
    refuseOperator(tokens.peek());
    if (!tokens.at(TokenType.END)) {
      throw tokens.unexpected("");
    }
  }

  private void refuseOperator(Token token) {
    boolean word =
        token.type() == TokenType.IDENTIFIER
            && OPERATOR_WORDS.contains(token.text().toLowerCase(Locale.ROOT));
    if (word || token.type().isBinaryOperator()) {
      throw tokens.error(token.position(), "the operator \"" + token.text() + "\"" + NOT_YET);
    }
  }
}
