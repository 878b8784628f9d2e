package io.freqwatch.freqtrade.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object of an answer, by name, as {@link Values} reads them. */
final class Fields {
  private final JsonNode object;
  private final Values values;

  Fields(JsonNode object, Values values) {
    this.object = object;
    this.values = values;
  }

  boolean has(String name) {
    return object.has(name);
  }

  @Nullable Double number(String name) {
    return values.number(object.get(name));
  }

  /** Percent on the wire, 0..1 here. */
  @Nullable Double percent(String name) {
    Double value = number(name);
    return value == null ? null : value / 100;
  }

  @Nullable Long integer(String name) {
    return values.integer(object.get(name));
  }

  @Nullable String text(String name) {
    return values.text(object.get(name));
  }

  /** A text, or a number as text. */
  @Nullable String textOrNumber(String name) {
    JsonNode value = object.get(name);
    return value != null && value.isNumber()
        ? Values.shortened(value.asString())
        : values.text(value);
  }

  @Nullable Boolean flag(String name) {
    return values.flag(object.get(name));
  }

  /** Milliseconds on the wire. */
  @Nullable Long millis(String name) {
    return values.moment(object.get(name), 1);
  }

  /** Seconds on the wire. */
  @Nullable Long secondsAsMillis(String name) {
    return values.moment(object.get(name), 1_000);
  }

  /** A text that means something else; null, and counted, where it cannot be understood. */
  <T> @Nullable T parsed(String name, Function<String, @Nullable T> parser) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return values.orError(parser.apply(text));
  }

  /** The object of that name; one without members where there is none. */
  Fields object(String name) {
    return new Fields(values.object(object.get(name)), values);
  }

  /** Each object of the array of that name. */
  <T> List<T> rows(String name, Function<Fields, T> decoder) {
    return rows(values.array(object.get(name)), values, decoder);
  }

  /** Each array of the array of that name. */
  List<Cells> table(String name) {
    List<Cells> rows = new ArrayList<>();
    for (JsonNode row : values.array(object.get(name))) {
      if (row.isArray()) {
        rows.add(new Cells(row, values));
      } else {
        values.countError();
      }
    }
    return rows;
  }

  /** The elements of the array of that name. */
  Cells cells(String name) {
    return new Cells(values.array(object.get(name)), values);
  }

  List<String> texts(String name) {
    return present(name, values::text);
  }

  List<Double> numbers(String name) {
    return present(name, values::number);
  }

  /** Each member of the object of that name; it has to be an object itself. */
  void members(String name, BiConsumer<String, Fields> member) {
    values
        .object(object.get(name))
        .forEachEntry(
            (key, value) ->
                member.accept(Values.shortened(key), new Fields(values.object(value), values)));
  }

  static <T> List<T> rows(JsonNode array, Values values, Function<Fields, T> decoder) {
    List<T> rows = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isObject()) {
        rows.add(decoder.apply(new Fields(element, values)));
      } else {
        values.countError();
      }
    }
    return rows;
  }

  private <T> List<T> present(String name, Function<JsonNode, @Nullable T> reader) {
    List<T> present = new ArrayList<>();
    for (JsonNode element : values.array(object.get(name))) {
      T value = reader.apply(element);
      if (value != null) {
        present.add(value);
      }
    }
    return present;
  }
}
