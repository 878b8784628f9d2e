package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;

/** Text that a pipeline escapes itself by its last command, so that HTML output does not again. */
final class Escaped {
  private Escaped() {}

  static GoValue by(Node.Pipeline pipeline, GoValue value) {
    Node last = pipeline.commands().getLast().words().getFirst();
    if (!(last instanceof Node.Identifier(_, String name))
        || !(value instanceof GoValue.Text(String text, GoType type))
        || !type.equals(GoType.STRING)) {
      return value;
    }
    return switch (name) {
      case "html" -> new GoValue.Text(text, GoType.HTML);
      case "urlquery" -> new GoValue.Text(text, GoType.URL);
      default -> value;
    };
  }
}
