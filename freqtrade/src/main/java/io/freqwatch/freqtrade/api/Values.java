package io.freqwatch.freqtrade.api;

import io.freqwatch.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Single JSON values of one answer, read leniently: what is absent or null is null; what is of
 * another type than expected is null and counted. Used by one thread.
 */
final class Values {
  private static final int MAX_TEXT = 1_000;
  private static final double LARGEST_INTEGER = 1L << 53;
  private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;
  private static final JsonNode NO_MEMBERS = Json.object();
  private static final JsonNode NO_ELEMENTS = Json.array();

  private int errors;

  int errors() {
    return errors;
  }

  @Nullable Double number(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue(Double.NaN) : Double.NaN;
    return orError(Double.isFinite(number) ? number : null);
  }

  /** A whole number; Freqtrade sends some of them as {@code 3.0}. */
  @Nullable Long integer(@Nullable JsonNode value) {
    Double number = number(value);
    if (number == null) {
      return null;
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_INTEGER;
    return orError(whole ? number.longValue() : null);
  }

  @Nullable String text(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return orError(value.isString() ? shortened(value.stringValue()) : null);
  }

  @Nullable Boolean flag(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return orError(value.isBoolean() ? value.booleanValue() : null);
  }

  /** Milliseconds since 1970; 0 is how Freqtrade says never. */
  @Nullable Long moment(@Nullable JsonNode value, int millisPerUnit) {
    Double number = number(value);
    if (number == null || number == 0) {
      return null;
    }
    double millis = Math.floor(number * millisPerUnit);
    return orError(millis > 0 && millis < YEAR_10000_MILLIS ? (long) millis : null);
  }

  /** The value where it is an array, else an empty one. */
  JsonNode array(@Nullable JsonNode value) {
    return value != null && value.isArray() ? value : empty(value, NO_ELEMENTS);
  }

  /** The value where it is an object, else an empty one. */
  JsonNode object(@Nullable JsonNode value) {
    return value != null && value.isObject() ? value : empty(value, NO_MEMBERS);
  }

  /** Counts a null as one wrong field. */
  <T> @Nullable T orError(@Nullable T value) {
    if (value == null) {
      errors++;
    }
    return value;
  }

  /** Counts one wrong field. */
  void countError() {
    errors++;
  }

  static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  private JsonNode empty(@Nullable JsonNode value, JsonNode nothing) {
    if (value != null && !value.isNull()) {
      errors++;
    }
    return nothing;
  }
}
