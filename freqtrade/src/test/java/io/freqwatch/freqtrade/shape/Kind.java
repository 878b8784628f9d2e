package io.freqwatch.freqtrade.shape;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a JSON value can be, as far as a client has to tell it apart. */
enum Kind {
  NULL("null"),
  FLAG("flag"),
  WHOLE("whole"),
  /** A whole number that is a time in this century, in seconds. */
  SECONDS("whole"),
  /** A whole number that is a time in this century, in milliseconds. */
  MILLIS("whole"),
  FRACTION("fraction"),
  TEXT("text"),
  /** {@code 2026-11-23}. */
  DAY("text"),
  /** {@code 2026-11-23 14:12:38}, without a zone. */
  MOMENT("text"),
  /** The same with a zone. */
  ZONED_MOMENT("text"),
  OBJECT("object"),
  ARRAY("array");

  private static final Pattern DAYS = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern MOMENTS =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
  private static final Pattern ZONED = Pattern.compile(MOMENTS + "(Z|[+-]\\d\\d:?\\d\\d)");

  private final String type;

  Kind(String type) {
    this.type = type;
  }

  /** The JSON type, with whole numbers and fractions apart. */
  String type() {
    return type;
  }

  static Kind of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> OBJECT;
      case ARRAY -> ARRAY;
      case BOOLEAN -> FLAG;
      case STRING -> ofText(value.asString());
      case NUMBER -> value.isIntegralNumber() ? ofWhole(value.asLong()) : FRACTION;
      case NULL, MISSING, BINARY, POJO -> NULL;
    };
  }

  private static Kind ofText(String text) {
    if (DAYS.matcher(text).matches()) {
      return DAY;
    }
    if (MOMENTS.matcher(text).matches()) {
      return MOMENT;
    }
    return ZONED.matcher(text).matches() ? ZONED_MOMENT : TEXT;
  }

  private static Kind ofWhole(long value) {
    if (value > 1_400_000_000L && value < 4_000_000_000L) {
      return SECONDS;
    }
    return value > 1_400_000_000_000L && value < 4_000_000_000_000L ? MILLIS : WHOLE;
  }
}
