package io.freqwatch.gotemplate.value;

import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of Go. Immutable, safe for use by many threads. Lists, maps and structs may have methods,
 * which are functions by name; one named {@code String} without parameters says how the value
 * prints.
 */
public sealed interface GoValue {
  GoType type();

  /** The methods of the value, by name. */
  default Map<String, GoFunction> methods() {
    return Map.of();
  }

  /** Nothing. No constant, which would have to exist before its own class does. */
  static GoValue nil() {
    return new Nil();
  }

  /** Nothing: a missing value, an interface without content. */
  record Nil() implements GoValue {
    @Override
    public GoType type() {
      return GoType.NIL;
    }
  }

  /** A boolean. */
  record Bool(boolean value) implements GoValue {
    @Override
    public GoType type() {
      return GoType.BOOL;
    }
  }

  /** An integer of the type it says; a {@code time.Duration} is one too, in nanoseconds. */
  record Int(long value, GoType type) implements GoValue {
    @Override
    public Map<String, GoFunction> methods() {
      return type.equals(GoType.DURATION) ? DurationMethods.of(value) : Map.of();
    }
  }

  /** A {@code float64}. */
  record Float64(double value) implements GoValue {
    @Override
    public GoType type() {
      return GoType.FLOAT;
    }
  }

  /** A string, or text of a type that says where it is safe. */
  record Text(String value, GoType type) implements GoValue {}

  /** A slice. */
  record Sequence(GoType type, List<GoValue> elements, Map<String, GoFunction> methods)
      implements GoValue {
    /** Copies the elements and methods. */
    public Sequence {
      elements = List.copyOf(elements);
      methods = Map.copyOf(methods);
    }
  }

  /**
   * A map with text for keys, in their order; {@code zero} stands for what it does not hold, where
   * templates ask for zero values.
   */
  record Mapping(
      GoType type,
      SortedMap<String, GoValue> entries,
      GoValue zero,
      Map<String, GoFunction> methods)
      implements GoValue {
    /** Copies the entries and methods. */
    public Mapping {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
      methods = Map.copyOf(methods);
    }
  }

  /** A struct, or a pointer to one; fields in their order. */
  record Struct(GoType type, Map<String, GoValue> fields, Map<String, GoFunction> methods)
      implements GoValue {
    /** Copies the fields and methods. */
    public Struct {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      methods = Map.copyOf(methods);
    }
  }

  /** A moment in a time zone. */
  record Time(ZonedDateTime value) implements GoValue {
    @Override
    public GoType type() {
      return GoType.TIME;
    }

    @Override
    public Map<String, GoFunction> methods() {
      return TimeMethods.of(value);
    }
  }

  /** A function as a value. */
  record Callable(GoFunction function) implements GoValue {
    @Override
    public GoType type() {
      return GoType.unnamed("func()");
    }
  }

  static GoValue of(boolean value) {
    return new Bool(value);
  }

  /** An {@code int}. */
  static GoValue of(long value) {
    return new Int(value, GoType.INT);
  }

  static GoValue of(double value) {
    return new Float64(value);
  }

  static GoValue of(String value) {
    return new Text(value, GoType.STRING);
  }

  static GoValue of(ZonedDateTime value) {
    return new Time(value);
  }

  /** A {@code []string}. */
  static GoValue strings(List<String> values) {
    return list(GoType.STRINGS, values.stream().map(GoValue::of).toList());
  }

  static GoValue list(GoType type, List<GoValue> elements) {
    return new Sequence(type, elements, Map.of());
  }

  /** A {@code map[string]string}. */
  static GoValue stringMap(Map<String, String> entries) {
    TreeMap<String, GoValue> values = new TreeMap<>();
    entries.forEach((name, value) -> values.put(name, of(value)));
    return new Mapping(GoType.STRING_MAP, values, of(""), Map.of());
  }

  /** A {@code map[string]interface {}}. */
  static GoValue map(Map<String, GoValue> entries) {
    return new Mapping(GoType.MAP, new TreeMap<>(entries), nil(), Map.of());
  }

  /** A struct, or a pointer to one, of a type with this name and no methods. */
  static GoValue struct(String type, Map<String, GoValue> fields) {
    return new Struct(GoType.unnamed(type), fields, Map.of());
  }
}
