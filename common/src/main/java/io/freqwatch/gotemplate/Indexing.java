package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code index} and {@code slice}. Positions in text count bytes of UTF-8, as in Go. */
final class Indexing {
  private Indexing() {}

  static GoValue index(GoValue item, List<GoValue> indexes) {
    if (item instanceof GoValue.Nil) {
      throw new FunctionException("index of untyped nil");
    }
    GoValue found = item;
    for (GoValue index : indexes) {
      found = one(found, index);
    }
    return found;
  }

  private static GoValue one(GoValue item, GoValue index) {
    return switch (item) {
      case GoValue.Text(String text, _) -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = within(index, bytes.length, "string");
        yield new GoValue.Int(Byte.toUnsignedLong(bytes[at]), GoType.BYTE);
      }
      case GoValue.Sequence list ->
          list.elements().get(within(index, list.elements().size(), "slice"));
      case GoValue.Mapping map -> map.entries().getOrDefault(key(index), map.zero());
      case GoValue.Nil _ -> throw new FunctionException("index of nil pointer");
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Float64 _,
          GoValue.Struct _,
          GoValue.Time _,
          GoValue.Callable _ ->
          throw new FunctionException("can't index item of type " + item.type());
    };
  }

  private static String key(GoValue index) {
    if (index instanceof GoValue.Text(String text, GoType type) && GoType.STRING.accepts(type)) {
      return text;
    }
    throw new FunctionException(
        index instanceof GoValue.Nil
            ? "value is nil; should be of type string"
            : "value has type " + index.type() + "; should be string");
  }

  private static int within(GoValue index, int length, String kind) {
    int at = position(index, length);
    if (at == length) {
      throw new FunctionException("reflect: " + kind + " index out of range");
    }
    return at;
  }

  private static int position(GoValue index, int limit) {
    if (index instanceof GoValue.Nil) {
      throw new FunctionException("cannot index slice/array with nil");
    }
    if (!(index instanceof GoValue.Int(long value, _))) {
      throw new FunctionException("cannot index slice/array with type " + index.type());
    }
    if (value < 0 || value > limit) {
      throw new FunctionException("index out of range: " + value);
    }
    return (int) value;
  }

  static GoValue slice(GoValue item, List<GoValue> indexes) {
    if (indexes.size() > 3) {
      throw new FunctionException("too many slice indexes: " + indexes.size());
    }
    return switch (item) {
      case GoValue.Text(String text, GoType type) -> new GoValue.Text(text(text, indexes), type);
      case GoValue.Sequence list -> {
        int size = list.elements().size();
        List<Integer> range = range(indexes, size);
        yield new GoValue.Sequence(
            list.type(), list.elements().subList(range.get(0), range.get(1)), list.methods());
      }
      case GoValue.Nil _ -> throw new FunctionException("slice of untyped nil");
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Float64 _,
          GoValue.Mapping _,
          GoValue.Struct _,
          GoValue.Time _,
          GoValue.Callable _ ->
          throw new FunctionException("can't slice item of type " + item.type());
    };
  }

  private static String text(String text, List<GoValue> indexes) {
    if (indexes.size() == 3) {
      throw new FunctionException("cannot 3-index slice a string");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Integer> range = range(indexes, bytes.length);
    int length = range.get(1) - range.get(0);
    return new String(bytes, range.get(0), length, StandardCharsets.UTF_8);
  }

  private static List<Integer> range(List<GoValue> indexes, int size) {
    List<Integer> given = indexes.stream().map(each -> position(each, size)).toList();
    int from = given.isEmpty() ? 0 : given.getFirst();
    int to = given.size() < 2 ? size : given.get(1);
    if (from > to) {
      throw invalid(from, to);
    }
    if (given.size() == 3 && to > given.get(2)) {
      throw invalid(to, given.get(2));
    }
    return List.of(from, to);
  }

  private static FunctionException invalid(int from, int to) {
    return new FunctionException("invalid slice index: " + from + " > " + to);
  }
}
