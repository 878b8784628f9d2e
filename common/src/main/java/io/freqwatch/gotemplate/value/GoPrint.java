package io.freqwatch.gotemplate.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as Go's package {@code fmt} prints them. */
public final class GoPrint {
  private static final String STRINGER = "String";

  private GoPrint() {}

  /** As an action of a template prints it. */
  public static String shown(GoValue value) {
    return value instanceof GoValue.Nil
        ? "<no value>"
        : print(pointedTo(value), Directive.PLAIN, 0);
  }

  private static GoValue pointedTo(GoValue value) {
    return value instanceof GoValue.Struct struct && struct.type().isPointer()
        ? new GoValue.Struct(
            GoType.unnamed(struct.type().name().substring(1)), struct.fields(), struct.methods())
        : value;
  }

  /** {@code fmt.Sprint}: blanks only between operands that are no text. */
  public static String sprint(List<GoValue> values) {
    StringBuilder text = new StringBuilder();
    boolean afterText = true;
    for (GoValue value : values) {
      boolean isText = value.type().equals(GoType.STRING);
      text.append(!text.isEmpty() && !afterText && !isText ? " " : "");
      text.append(print(value, Directive.PLAIN, 0));
      afterText = isText;
    }
    return text.toString();
  }

  /** As {@link #sprint}, with nothing as actions show it. */
  public static String sprintShown(List<GoValue> values) {
    return sprint(values.stream().map(GoPrint::orNoValue).toList());
  }

  private static GoValue orNoValue(GoValue value) {
    return value instanceof GoValue.Nil ? GoValue.of(shown(value)) : value;
  }

  /** The text of a value that is text; else empty. */
  public static String text(GoValue value) {
    return value instanceof GoValue.Text(String text, _) ? text : "";
  }

  /** {@code fmt.Sprintln}: blanks between all, and the end of a line. */
  public static String sprintln(List<GoValue> values) {
    return values.stream()
        .map(each -> print(each, Directive.PLAIN, 0))
        .collect(Collectors.joining(" ", "", "\n"));
  }

  /**
   * {@code fmt.Sprintf}.
   *
   * @throws FunctionException where the text would be longer than the limit in characters
   */
  public static String sprintf(String format, List<GoValue> values, int limit) {
    return new FormatReader(format, values, limit).read();
  }

  /** The value by a directive; depth 0 is the operand itself. */
  static String print(GoValue value, Directive directive, int depth) {
    if (directive.verb() == 'T') {
      return directive.pad(value instanceof GoValue.Nil ? "<nil>" : value.type().name());
    }
    Optional<String> said = stringer(value, directive);
    if (said.isPresent()) {
      return ScalarPrinter.text(said.get(), directive).orElseThrow();
    }
    return byKind(value, directive, depth);
  }

  /** What the value's own method says, for the verbs that ask it. */
  private static Optional<String> stringer(GoValue value, Directive directive) {
    GoFunction method = value.methods().get(STRINGER);
    boolean asked = "vsqxX".indexOf(directive.verb()) >= 0 && !directive.isSharpV();
    if (method == null || !asked) {
      return Optional.empty();
    }
    return Optional.of(
        new Arguments(List.of(method.body().apply(new Arguments(List.of())))).text(0));
  }

  private static String byKind(GoValue value, Directive directive, int depth) {
    return switch (value) {
      case GoValue.Nil _ -> directive.verb() == 'v' ? directive.pad("<nil>") : badNil(directive);
      case GoValue.Bool(boolean bool) ->
          ScalarPrinter.bool(bool, directive).orElseGet(() -> bad(value, directive));
      case GoValue.Int(long number, _) ->
          ScalarPrinter.integer(number, directive).orElseGet(() -> bad(value, directive));
      case GoValue.Float64(double number) ->
          ScalarPrinter.number(number, directive).orElseGet(() -> bad(value, directive));
      case GoValue.Text(String text, _) ->
          ScalarPrinter.text(text, directive).orElseGet(() -> bad(value, directive));
      case GoValue.Sequence list -> list(list, directive, depth);
      case GoValue.Mapping map -> map(map, directive, depth);
      case GoValue.Struct struct -> struct(struct, directive, depth);
      case GoValue.Time _ -> bad(value, directive);
      case GoValue.Callable _ -> bad(value, directive);
    };
  }

  private static String badNil(Directive directive) {
    return "%!" + directive.verb() + "(<nil>)";
  }

  private static String bad(GoValue value, Directive directive) {
    String shown = print(value, Directive.PLAIN, 0);
    return "%!" + directive.verb() + "(" + value.type().name() + "=" + shown + ")";
  }

  private static String list(GoValue.Sequence list, Directive directive, int depth) {
    List<String> elements =
        list.elements().stream().map(each -> print(each, directive, depth + 1)).toList();
    return directive.isSharpV()
        ? list.type().name() + "{" + String.join(", ", elements) + "}"
        : "[" + String.join(" ", elements) + "]";
  }

  private static String map(GoValue.Mapping map, Directive directive, int depth) {
    List<String> entries =
        map.entries().entrySet().stream().map(each -> entry(each, directive, depth)).toList();
    return directive.isSharpV()
        ? map.type().name() + "{" + String.join(", ", entries) + "}"
        : "map[" + String.join(" ", entries) + "]";
  }

  private static String entry(Map.Entry<String, GoValue> entry, Directive directive, int depth) {
    return print(GoValue.of(entry.getKey()), directive, depth + 1)
        + ":"
        + print(entry.getValue(), directive, depth + 1);
  }

  private static String struct(GoValue.Struct struct, Directive directive, int depth) {
    if (struct.type().isPointer() && depth > 0) {
      return "0xc000000000";
    }
    String type = struct.type().name().replaceFirst("^\\*", "");
    String start = (struct.type().isPointer() ? "&" : "") + (directive.isSharpV() ? type : "");
    return struct.fields().entrySet().stream()
        .map(each -> field(each, directive, depth))
        .collect(Collectors.joining(directive.isSharpV() ? ", " : " ", start + "{", "}"));
  }

  private static String field(Map.Entry<String, GoValue> field, Directive directive, int depth) {
    String name = directive.isPlusV() || directive.isSharpV() ? field.getKey() + ":" : "";
    return name + print(field.getValue(), directive, depth + 1);
  }
}
