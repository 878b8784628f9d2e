package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.parse.NumberLiteral;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;

/** The values of constants, which in Go depend on the type that is wanted. */
final class Constants {
  private Constants() {}

  /** The value where any type will do. */
  static GoValue ideal(Node node, Evaluation evaluation) {
    return switch (node) {
      case Node.BoolLiteral(_, boolean value) -> GoValue.of(value);
      case Node.StringLiteral(_, _, String text) -> GoValue.of(text);
      case NumberLiteral number -> ideal(number, evaluation);
      default -> throw evaluation.error("can't evaluate command " + node.source());
    };
  }

  private static GoValue ideal(NumberLiteral number, Evaluation evaluation) {
    if (!number.isIntegerByForm()) {
      return GoValue.of(number.number().orElseThrow());
    }
    return GoValue.of(
        number.integer().orElseThrow(() -> evaluation.error(number.source() + " overflows int")));
  }

  /** The value as an argument of a type. */
  static GoValue of(Node node, GoType type, Evaluation evaluation) {
    return switch (type.underlying()) {
      case "bool" ->
          node instanceof Node.BoolLiteral(_, boolean value)
              ? GoValue.of(value)
              : expected("bool", node, evaluation);
      case "string" ->
          node instanceof Node.StringLiteral(_, _, String text)
              ? new GoValue.Text(text, type)
              : expected("string", node, evaluation);
      case "int", "int64" ->
          node instanceof NumberLiteral number && number.integer().isPresent()
              ? new GoValue.Int(number.integer().getAsLong(), type)
              : expected("integer", node, evaluation);
      case "float64" ->
          node instanceof NumberLiteral number
              ? GoValue.of(number.number().orElseThrow())
              : expected("float", node, evaluation);
      case "interface {}" -> ideal(node, evaluation);
      default ->
          throw evaluation.error("can't handle " + node.source() + " for arg of type " + type);
    };
  }

  private static GoValue expected(String kind, Node node, Evaluation evaluation) {
    throw evaluation.error("expected " + kind + "; found " + node.source());
  }
}
