package io.freqwatch.promql.parse;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression.At;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import org.jspecify.annotations.Nullable;

/** Reads what follows an operand: ranges, subqueries, offset, {@code @}, anchored, smoothed. */
final class ModifierParser {
  private final TokenReader tokens;
  private final LanguageOptions options;
  private final DurationParser durations;

  ModifierParser(TokenReader tokens, LanguageOptions options) {
    this.tokens = tokens;
    this.options = options;
    this.durations = new DurationParser(tokens);
  }

  Expression modified(Expression operand) {
    Expression expression = operand;
    while (true) {
      Token next = tokens.peek();
      if (next.type() == TokenType.LEFT_BRACKET) {
        expression = brackets(expression);
      } else if (next.is("offset")) {
        expression = offset(expression);
      } else if (next.type() == TokenType.AT) {
        expression = at(expression);
      } else if (next.is("anchored") || next.is("smoothed")) {
        expression = reading(expression, next);
      } else {
        return expression;
      }
    }
  }

  private Expression brackets(Expression expression) {
    Position open = tokens.take().position();
    Length range = durations.inBrackets(" in subquery or range selector");
    if (tokens.skip(TokenType.COLON)) {
      return subquery(expression, range);
    }
    if (!(expression instanceof VectorSelector selector)) {
      throw tokens.error(open, "ranges only allowed for vector selectors");
    }
    if (!selector.shift().offset().isZero()) {
      throw tokens.error(open, "no offset modifiers allowed before range");
    }
    if (selector.shift().at() != null) {
      throw tokens.error(open, "no @ modifiers allowed before range");
    }
    if (selector.reading() != Reading.PLAIN) {
      throw tokens.error(open, "no anchored or smoothed modifiers allowed before range");
    }
    tokens.expect(TokenType.RIGHT_BRACKET, " in subquery or range selector, expected \"]\"");
    return new MatrixSelector(selector, range, selector.position().to(tokens.last()));
  }

  private Expression subquery(Expression inner, Length range) {
    Length step =
        tokens.at(TokenType.RIGHT_BRACKET) ? null : durations.inBrackets(" in subquery selector");
    tokens.expect(TokenType.RIGHT_BRACKET, " in subquery selector, expected \"]\"");
    Position position = inner.position().to(tokens.last());
    if (inner.type() != ValueType.VECTOR) {
      throw tokens.error(
          position,
          "subquery is only allowed on instant vector, got " + inner.type().text() + " instead");
    }
    return new Subquery(inner, range, step, TimeShift.NONE, position);
  }

  private Expression offset(Expression expression) {
    tokens.take();
    TimeShift shift = shift(expression, "offset");
    Length length = durations.offset();
    if (!shift.offset().isZero()) {
      throw tokens.error(expression.position(), "offset may not be set multiple times");
    }
    return with(expression, new TimeShift(length, shift.at()));
  }

  private Expression at(Expression expression) {
    tokens.take();
    TimeShift shift = shift(expression, "@");
    At at = moment(expression);
    if (shift.at() != null) {
      throw tokens.error(expression.position(), "@ <timestamp> may not be set multiple times");
    }
    return with(expression, new TimeShift(shift.offset(), at));
  }

  private At moment(Expression expression) {
    Token word = tokens.peek();
    if (!word.is("start") && !word.is("end")) {
      return new At.Timestamp(timestamp(expression));
    }
    tokens.take();
    tokens.expect(TokenType.LEFT_PARENTHESIS, " in @, expected \"(\"");
    tokens.expect(TokenType.RIGHT_PARENTHESIS, " in @, expected \")\"");
    return word.is("start") ? new At.Start() : new At.End();
  }

  private long timestamp(Expression expression) {
    boolean negative = tokens.skip(TokenType.SUBTRACT);
    if (!negative) {
      tokens.skip(TokenType.ADD);
    }
    Token number = tokens.peek();
    boolean named = number.type() == TokenType.IDENTIFIER && Numbers.isNamedNumber(number.text());
    if (number.type() != TokenType.NUMBER && number.type() != TokenType.DURATION && !named) {
      throw tokens.unexpected(" in @, expected timestamp");
    }
    double seconds = (negative ? -1 : 1) * Numbers.value(tokens, tokens.take());
    if (!(Math.abs(seconds) < Long.MAX_VALUE / 1e3)) {
      throw tokens.error(
          expression.position(),
          "timestamp out of bounds for @ modifier: " + GoNumber.format(seconds));
    }
    return Math.round(seconds * 1e3);
  }

  private Expression reading(Expression expression, Token word) {
    tokens.take();
    if (!options.extendedRangeSelectors()) {
      throw tokens.error(
          word.position(),
          word.text()
              + " modifier is experimental and not enabled, use"
              + " --enable-feature=promql-extended-range-selectors");
    }
    Reading reading = word.is("anchored") ? Reading.ANCHORED : Reading.SMOOTHED;
    Position whole = expression.position().to(tokens.last());
    return switch (expression) {
      case VectorSelector selector -> {
        requirePlain(selector, word);
        yield selector.with(reading, whole);
      }
      case MatrixSelector matrix -> {
        requirePlain(matrix.selector(), word);
        yield new MatrixSelector(
            matrix.selector().with(reading, matrix.selector().position()), matrix.range(), whole);
      }
      case Subquery _ ->
          throw tokens.error(
              word.position(), word.text() + " modifier is not supported for subqueries");
      case Expression.NumberLiteral _,
          Expression.StringLiteral _,
          Expression.Call _,
          Expression.Aggregation _,
          Expression.Binary _,
          Expression.Unary _,
          Expression.Parentheses _ ->
          throw tokens.error(word.position(), word.text() + " modifier not implemented");
    };
  }

  private void requirePlain(VectorSelector selector, Token word) {
    if (selector.reading() != Reading.PLAIN) {
      throw tokens.error(
          word.position(), "anchored and smoothed modifiers cannot be used together or twice");
    }
  }

  private TimeShift shift(Expression expression, String modifier) {
    TimeShift shift = shiftOrNull(expression);
    if (shift == null) {
      throw tokens.error(
          expression.position(),
          modifier
              + " modifier must be preceded by an instant vector selector or range vector"
              + " selector or a subquery");
    }
    return shift;
  }

  private static @Nullable TimeShift shiftOrNull(Expression expression) {
    return switch (expression) {
      case VectorSelector vector -> vector.shift();
      case MatrixSelector matrix -> matrix.selector().shift();
      case Subquery subquery -> subquery.shift();
      case Expression.NumberLiteral _,
          Expression.StringLiteral _,
          Expression.Call _,
          Expression.Aggregation _,
          Expression.Binary _,
          Expression.Unary _,
          Expression.Parentheses _ ->
          null;
    };
  }

  private Expression with(Expression expression, TimeShift shift) {
    Position whole = expression.position().to(tokens.last());
    if (expression instanceof MatrixSelector matrix) {
      VectorSelector selector = matrix.selector();
      return new MatrixSelector(selector.with(shift, selector.position()), matrix.range(), whole);
    }
    if (expression instanceof Subquery subquery) {
      return new Subquery(subquery.inner(), subquery.range(), subquery.step(), shift, whole);
    }
    if (expression instanceof VectorSelector selector) {
      return selector.with(shift, whole);
    }
    throw new PromqlException.Invalid("only selectors and subqueries can be shifted");
  }
}
