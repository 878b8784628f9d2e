package io.freqwatch.promql.parse;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.VectorMatching.Cardinality;
import org.jspecify.annotations.Nullable;

/** Refuses expressions whose parts do not fit; the errors are worded as Prometheus words them. */
final class TypeCheck {
  private final TokenReader tokens;

  private TypeCheck(TokenReader tokens) {
    this.tokens = tokens;
  }

  static Unary checked(TokenReader tokens, Unary unary) {
    ValueType type = unary.inner().type();
    if (type != ValueType.SCALAR && type != ValueType.VECTOR) {
      throw tokens.error(
          unary.position(),
          "unary expression only allowed on expressions of type scalar or instant vector, got \""
              + type.documented()
              + "\"");
    }
    return unary;
  }

  static Aggregation checked(TokenReader tokens, Aggregation aggregation) {
    TypeCheck check = new TypeCheck(tokens);
    check.expect(aggregation.inner(), ValueType.VECTOR, "aggregation expression");
    ValueType wanted = aggregation.aggregator().parameter();
    Expression parameter = aggregation.parameter();
    if (wanted != null && parameter != null) {
      check.expect(parameter, wanted, "aggregation parameter");
    }
    return aggregation;
  }

  static Call checked(TokenReader tokens, Call call) {
    TypeCheck check = new TypeCheck(tokens);
    check.requireCount(call);
    for (int i = 0; i < call.arguments().size(); i++) {
      check.expect(
          call.arguments().get(i),
          call.function().argument(i),
          "call to function \"" + call.function().name() + "\"");
    }
    check.requireInfoSelector(call);
    return call;
  }

  static Binary checked(
      TokenReader tokens, Position operator, Binary binary, boolean matchingWritten) {
    TypeCheck check = new TypeCheck(tokens);
    check.requireOperands(binary);
    ValueType left = binary.left().type();
    ValueType right = binary.right().type();
    boolean vectors = left == ValueType.VECTOR && right == ValueType.VECTOR;
    if (binary.operator().isComparison() && !binary.bool() && binary.type() == ValueType.SCALAR) {
      throw tokens.error(operator, "comparisons between scalars must use BOOL modifier");
    }
    if (binary.operator().isSet() && !vectors) {
      throw tokens.error(
          binary.position(),
          "set operator \""
              + binary.operator().text()
              + "\" not allowed in binary scalar"
              + " expression");
    }
    VectorMatching matching = binary.matching();
    if (matchingWritten && matching != null) {
      check.requireMatching(binary, matching, vectors);
    }
    return binary;
  }

  private void requireMatching(Binary binary, VectorMatching matching, boolean vectors) {
    if (!vectors && !matching.labels().isEmpty()) {
      throw tokens.error(binary.position(), "vector matching only allowed between instant vectors");
    }
    if (!vectors && matching.fills()) {
      throw tokens.error(
          binary.position(), "filling in missing series only allowed between instant vectors");
    }
    for (String label : matching.include()) {
      if (matching.on() && matching.labels().contains(label)) {
        throw tokens.error(
            binary.position(),
            "label \"" + label + "\" must not occur in ON and GROUP clause at once");
      }
    }
    if (binary.operator().isSet()) {
      requireSetMatching(binary, matching);
    }
  }

  private void requireSetMatching(Binary binary, VectorMatching matching) {
    if (matching.cardinality() != Cardinality.MANY_TO_MANY) {
      throw tokens.error(
          binary.position(),
          "no grouping allowed for \"" + binary.operator().text() + "\" operation");
    }
    if (matching.fills()) {
      throw tokens.error(
          binary.position(), "filling in missing series not allowed for set operators");
    }
  }

  private void requireOperands(Binary binary) {
    for (Expression side : new Expression[] {binary.left(), binary.right()}) {
      if (side.type() != ValueType.SCALAR && side.type() != ValueType.VECTOR) {
        throw tokens.error(
            side.position(), "binary expression must contain only scalar and instant vector types");
      }
    }
  }

  private void requireCount(Call call) {
    Function function = call.function();
    int count = call.arguments().size();
    if (function.variadic() == 0 && count != function.arguments().size()) {
      throw wrongCount(call, "", function.arguments().size());
    }
    if (count < function.fewest()) {
      throw wrongCount(call, "at least ", function.fewest());
    }
    if (count > function.most()) {
      throw wrongCount(call, "at most ", function.most());
    }
  }

  private RuntimeException wrongCount(Call call, String bound, int expected) {
    return tokens.error(
        call.position(),
        "expected %s%d argument(s) in call to \"%s\", got %d"
            .formatted(bound, expected, call.function().name(), call.arguments().size()));
  }

  /** The second argument of {@code info} is no data, but says which labels to add. */
  private void requireInfoSelector(Call call) {
    if (!call.function().name().equals("info") || call.arguments().size() < 2) {
      return;
    }
    Expression selector = call.arguments().get(1);
    if (!(selector instanceof VectorSelector vector)) {
      throw tokens.error(
          selector.position(), "expected label selectors as the second argument to \"info\"");
    }
    @Nullable String name = vector.metricName();
    boolean written = !name.isEmpty() && vector.position().start() >= 0 && startsWithName(vector);
    if (written) {
      throw tokens.error(
          selector.position(), "expected label selectors only, got vector selector instead");
    }
  }

  private boolean startsWithName(VectorSelector vector) {
    return tokens.charAt(vector.position().start()) != '{'
        && vector.matchers().stream().anyMatch(each -> each.name().equals(Labels.METRIC_NAME));
  }

  private void expect(Expression expression, ValueType wanted, String where) {
    if (expression.type() != wanted) {
      throw tokens.error(
          expression.position(),
          "expected type %s in %s, got %s"
              .formatted(wanted.documented(), where, expression.type().documented()));
    }
  }
}
