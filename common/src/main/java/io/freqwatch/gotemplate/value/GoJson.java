package io.freqwatch.gotemplate.value;

import io.freqwatch.exposition.GoNumber;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values as Go's {@code encoding/json} writes them: maps in the order of their keys, structs in
 * that of their fields, and what HTML could take for its own is escaped. Names of fields begin with
 * a small letter, as the tags of Alertmanager's types have it.
 */
public final class GoJson {
  private static final String RFC_3339 = "2006-01-02T15:04:05.999999999Z07:00";
  private static final Map<String, String> UNUSUAL_NAMES =
      Map.of("NotificationReason", "notification_reason", "Name", "Name", "Value", "Value");
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double LARGEST_PLAIN = 1e21;

  private GoJson() {}

  /**
   * @throws FunctionException where a value has no form in JSON
   */
  public static String write(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> "null";
      case GoValue.Bool(boolean bool) -> Boolean.toString(bool);
      case GoValue.Int(long number, _) -> Long.toString(number);
      case GoValue.Float64(double number) -> number(number);
      case GoValue.Text(String text, _) -> quote(text);
      case GoValue.Sequence list -> join(list.elements().stream().map(GoJson::write), "[", "]");
      case GoValue.Mapping map ->
          join(
              map.entries().entrySet().stream().map(each -> member(each, each.getKey())), "{", "}");
      case GoValue.Struct struct ->
          join(struct.fields().entrySet().stream().map(GoJson::field), "{", "}");
      case GoValue.Time time -> quote(TimeLayout.format(time.value(), RFC_3339));
      case GoValue.Callable _ ->
          throw new FunctionException("json: unsupported type: " + value.type());
    };
  }

  private static String join(Stream<String> parts, String start, String end) {
    return parts.collect(Collectors.joining(",", start, end));
  }

  private static String member(Map.Entry<String, GoValue> entry, String name) {
    return quote(name) + ":" + write(entry.getValue());
  }

  private static String field(Map.Entry<String, GoValue> field) {
    String name = field.getKey();
    String usual = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return member(field, UNUSUAL_NAMES.getOrDefault(name, usual));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new FunctionException("json: unsupported value: " + GoNumber.format(value));
    }
    double magnitude = Math.abs(value);
    boolean plain = magnitude == 0 || (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN);
    String text = GoFloat.format(value, plain ? 'f' : 'e', -1);
    return text.replaceFirst("e-0([0-9])$", "e-$1");
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case '<', '>', '&', 0x2028, 0x2029 -> quoted.append("\\u%04x".formatted(c));
      default -> appendPlain(quoted, c);
    }
  }

  private static void appendPlain(StringBuilder quoted, int c) {
    if (c < ' ') {
      quoted.append("\\u%04x".formatted(c));
    } else {
      quoted.appendCodePoint(c);
    }
  }
}
