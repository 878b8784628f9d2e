package io.freqwatch.gotemplate.value;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The arguments of one call, whose types were checked against the parameters; positions count from
 * 0. Nil stands for an empty list or map.
 */
public record Arguments(List<GoValue> values) {
  /** Copies the values. */
  public Arguments {
    values = List.copyOf(values);
  }

  public GoValue value(int index) {
    return values.get(index);
  }

  public List<GoValue> from(int index) {
    return values.subList(index, values.size());
  }

  public String text(int index) {
    return values.get(index) instanceof GoValue.Text text ? text.value() : "";
  }

  public long integer(int index) {
    return values.get(index) instanceof GoValue.Int number ? number.value() : 0;
  }

  public double number(int index) {
    return values.get(index) instanceof GoValue.Float64 number ? number.value() : 0;
  }

  public List<GoValue> list(int index) {
    return values.get(index) instanceof GoValue.Sequence list ? list.elements() : List.of();
  }

  public List<String> texts(int index) {
    return new Arguments(list(index)).allTexts();
  }

  /** All arguments as text. */
  public List<String> allTexts() {
    return values.stream().map(each -> each instanceof GoValue.Text t ? t.value() : "").toList();
  }

  public SortedMap<String, GoValue> map(int index) {
    return values.get(index) instanceof GoValue.Mapping map ? map.entries() : new TreeMap<>();
  }

  /**
   * @throws FunctionException where the argument is no time, which only nil can be
   */
  public ZonedDateTime time(int index) {
    if (values.get(index) instanceof GoValue.Time time) {
      return time.value();
    }
    throw new FunctionException("expected a time");
  }
}
