package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.Set;

/**
 * Reads a query by operator precedence: an operand with all that follows it (range, offset,
 * {@code @}), then operators as long as they bind tighter than the one to the left.
 *
 * <p>Depth is limited, also of long chains of operators, since whatever walks over an expression
 * calls itself for each level.
 */
public final class Parser {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_CHAIN = 250;
  private static final int MAX_LENGTH = 1 << 20;

  /** Binds tighter than multiplication, less tight than power: {@code -1^2} is -1. */
  private static final int UNARY_PRECEDENCE = BinaryOperator.POWER.precedence();

  /** Words that are no metric names where an operand is expected. */
  private static final Set<String> RESERVED =
      Set.of("atan2", "bool", "on", "ignoring", "group_left", "group_right");

  private final TokenReader tokens;
  private final LanguageOptions options;
  private final OperatorParser operators;
  private int depth;

  private Parser(String query, LanguageOptions options) {
    this.tokens = new TokenReader(query);
    this.options = options;
    this.operators = new OperatorParser(tokens, options);
  }

  /** As {@link #parse(String, LanguageOptions)} without experimental parts. */
  public static Expression parse(String query) {
    return parse(query, LanguageOptions.DEFAULT);
  }

  /**
   * @throws PromqlException.Syntax where the text is no query
   */
  public static Expression parse(String query, LanguageOptions options) {
    if (query.length() > MAX_LENGTH) {
      throw new PromqlException.Syntax(
          query, 0, "the query is longer than " + MAX_LENGTH + " characters");
    }
    return new Parser(query, options).whole();
  }

  /**
   * A selector alone, as {@code match[]} takes it. It may be one of everything, other than in a
   * query.
   *
   * @throws PromqlException.Syntax where the text is anything else
   */
  public static VectorSelector parseSelector(String selector) {
    Parser parser = new Parser(selector, LanguageOptions.DEFAULT);
    if (!parser.tokens.at(TokenType.IDENTIFIER) && !parser.tokens.at(TokenType.LEFT_BRACE)) {
      throw parser.tokens.unexpected("");
    }
    VectorSelector parsed = new SelectorParser(parser.tokens).parseAny();
    parser.requireEnd();
    return parsed;
  }

  private Expression whole() {
    if (tokens.at(TokenType.END)) {
      throw tokens.error(tokens.peek().position(), "no expression found in input");
    }
    Expression expression = expression(0);
    requireEnd();
    return expression;
  }

  /** An expression whose operators all bind tighter than this. */
  Expression expression(int precedence) {
    enter();
    Expression left = operand();
    int chain = 0;
    for (BinaryOperator operator = operators.peek();
        operator != null && operator.precedence() > precedence;
        operator = operators.peek()) {
      if (++chain > MAX_CHAIN) {
        throw tokens.error(
            tokens.peek().position(), "more than " + MAX_CHAIN + " operators in a row");
      }
      left = operators.binary(left, this);
    }
    depth--;
    return left;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw tokens.error(
          tokens.peek().position(), "the query is nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  private Expression operand() {
    Token next = tokens.peek();
    if (next.type() == TokenType.ADD || next.type() == TokenType.SUBTRACT) {
      return unary();
    }
    return new ModifierParser(tokens, options).modified(primary());
  }

  private Expression unary() {
    Token sign = tokens.take();
    Expression inner = expression(UNARY_PRECEDENCE - 1);
    Position position = sign.position().to(inner.position());
    boolean negative = sign.type() == TokenType.SUBTRACT;
    if (inner instanceof NumberLiteral number) {
      double value = negative ? -number.value() : number.value();
      return new NumberLiteral(value, number.duration(), position);
    }
    return TypeCheck.checked(tokens, new Unary(negative, inner, position));
  }

  private Expression primary() {
    Token next = tokens.peek();
    return switch (next.type()) {
      case LEFT_PARENTHESIS -> parentheses();
      case NUMBER, DURATION -> number(next);
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
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          POWER,
          TRIM_UPPER,
          TRIM_LOWER ->
          throw tokens.unexpected("");
    };
  }

  private Expression parentheses() {
    Position open = tokens.take().position();
    Expression inner = expression(0);
    tokens.expect(TokenType.RIGHT_PARENTHESIS, ", expected \")\"");
    return new Parentheses(inner, open.to(tokens.last()));
  }

  private Expression identifier(Token word) {
    if (Numbers.isNamedNumber(word.text())) {
      return number(word);
    }
    if (RESERVED.stream().anyMatch(word::is)) {
      throw tokens.unexpected("");
    }
    Expression call = new CallParser(tokens, options, this).callOrNull();
    return call == null ? new SelectorParser(tokens).parse() : call;
  }

  private NumberLiteral number(Token number) {
    tokens.take();
    try {
      return new NumberLiteral(
          Numbers.value(number.text()), number.type() == TokenType.DURATION, number.position());
    } catch (IllegalArgumentException e) {
      throw tokens.error(number.position(), String.valueOf(e.getMessage()));
    }
  }

  private void requireEnd() {
    if (!tokens.at(TokenType.END)) {
      throw tokens.unexpected("");
    }
  }
}
