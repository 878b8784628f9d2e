package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.parse.DurationExpression.Choice;
import io.freqwatch.promql.parse.DurationExpression.Literal;
import io.freqwatch.promql.parse.DurationExpression.Negated;
import io.freqwatch.promql.parse.DurationExpression.Operation;
import io.freqwatch.promql.parse.DurationExpression.Operator;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time and arithmetic on them. */
final class DurationParser {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double MAX_SECONDS = Long.MAX_VALUE / 1e9;
  private static final int MAX_DEPTH = 100;

  private final TokenReader tokens;
  private int depth;

  DurationParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** A length within brackets, more than nothing where that is known already. */
  Length inBrackets(String where) {
    Position start = tokens.peek().position();
    DurationExpression expression = expression(0, where);
    if (expression instanceof Literal literal) {
      return positive(literal, start);
    }
    if (expression instanceof Negated negated && negated.inner() instanceof Literal literal) {
      return positive(new Literal(-literal.seconds(), literal.duration()), start);
    }
    return new Length.Computed(expression, start);
  }

  /** The length behind {@code offset}; arithmetic on it needs parentheses. */
  Length offset() {
    Position start = tokens.peek().position();
    boolean negative = tokens.skip(TokenType.SUBTRACT);
    DurationExpression operand = operand(" in offset");
    DurationExpression expression = negative ? new Negated(operand) : operand;
    if (expression instanceof Literal literal) {
      return fixed(literal.seconds(), start);
    }
    if (expression instanceof Negated negated && negated.inner() instanceof Literal literal) {
      return fixed(-literal.seconds(), start);
    }
    return new Length.Computed(expression, start);
  }

  private Length positive(Literal literal, Position start) {
    if (literal.seconds() <= 0) {
      throw tokens.error(start, "duration must be greater than 0");
    }
    return fixed(literal.seconds(), start);
  }

  private Length fixed(double seconds, Position start) {
    if (!(Math.abs(seconds) <= MAX_SECONDS)) {
      throw tokens.error(start, "duration out of range");
    }
    return new Length.Fixed(Math.round(seconds * MILLIS_PER_SECOND));
  }

  private DurationExpression expression(int precedence, String where) {
    DurationExpression left = operand(where);
    for (Operator operator = operator();
        operator != null && operator.precedence() > precedence;
        operator = operator()) {
      tokens.take();
      int binding = operator.precedence() - (operator == Operator.POWER ? 1 : 0);
      left = new Operation(left, operator, expression(binding, where));
    }
    return left;
  }

  private @Nullable Operator operator() {
    for (Operator operator : Operator.values()) {
      if (tokens.peek().type() != TokenType.STRING
          && tokens.peek().text().equals(operator.text())) {
        return operator;
      }
    }
    return null;
  }

  private DurationExpression operand(String where) {
    Token next = tokens.peek();
    if (++depth > MAX_DEPTH) {
      throw tokens.error(next.position(), "the duration is nested too deep");
    }
    DurationExpression operand = operand(next, where);
    depth--;
    return operand;
  }

  private DurationExpression operand(Token next, String where) {
    if (tokens.skip(TokenType.SUBTRACT)) {
      return new Negated(expression(Operator.POWER.precedence() - 1, where));
    }
    if (tokens.skip(TokenType.ADD)) {
      return operand(where);
    }
    if (tokens.skip(TokenType.LEFT_PARENTHESIS)) {
      DurationExpression inner = expression(0, where);
      tokens.expect(TokenType.RIGHT_PARENTHESIS, where + ", expected \")\"");
      return new DurationExpression.Parentheses(inner);
    }
    if (next.type() == TokenType.NUMBER || next.type() == TokenType.DURATION) {
      double seconds = Numbers.value(tokens, tokens.take());
      return new Literal(seconds, next.type() == TokenType.DURATION);
    }
    return word(next, where);
  }

  private DurationExpression word(Token word, String where) {
    if (word.is("step") || word.is("range")) {
      tokens.take();
      tokens.expect(TokenType.LEFT_PARENTHESIS, where + ", expected \"(\"");
      tokens.expect(TokenType.RIGHT_PARENTHESIS, where + ", expected \")\"");
      return word.is("step") ? new DurationExpression.Step() : new DurationExpression.Range();
    }
    if (word.is("max_of") || word.is("min_of")) {
      tokens.take();
      return choice(word.is("max_of"), where);
    }
    throw tokens.unexpected(where + ", expected number, duration, step(), or range()");
  }

  private DurationExpression choice(boolean larger, String where) {
    tokens.expect(TokenType.LEFT_PARENTHESIS, where + ", expected \"(\"");
    DurationExpression left = expression(0, where);
    tokens.expect(TokenType.COMMA, where + ", expected \",\"");
    DurationExpression right = expression(0, where);
    tokens.expect(TokenType.RIGHT_PARENTHESIS, where + ", expected \")\"");
    return new Choice(larger, left, right);
  }
}
