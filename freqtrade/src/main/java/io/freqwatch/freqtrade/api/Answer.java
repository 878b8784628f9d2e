package io.freqwatch.freqtrade.api;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the answer of one endpoint becomes a record. A wrong field is null and counted; what is not
 * this endpoint's answer at all is an {@link UnreadableAnswerException}. Safe for use by many
 * threads.
 *
 * @param <T> the record
 */
public final class Answer<T> {
  private interface Root<T> {
    T decode(JsonNode tree, Values values);
  }

  private final ReadEndpoint endpoint;
  private final Root<T> root;
  private final @Nullable Set<String> fields;

  private Answer(ReadEndpoint endpoint, Root<T> root, @Nullable Set<String> fields) {
    this.endpoint = endpoint;
    this.root = root;
    this.fields = fields;
  }

  /** An object that has to have one member, so that another program's JSON is not taken for it. */
  static <T> Answer<T> ofObject(
      ReadEndpoint endpoint, Function<Fields, T> decoder, String required) {
    Root<T> root =
        (tree, values) -> {
          require(endpoint, tree.isObject(), "a JSON object", tree);
          require(endpoint, tree.has(required), "an object with the member " + required, tree);
          return decoder.apply(new Fields(tree, values));
        };
    return new Answer<>(endpoint, root, null);
  }

  static <T> Answer<List<T>> ofRows(ReadEndpoint endpoint, Function<Fields, T> decoder) {
    Root<List<T>> root =
        (tree, values) -> {
          require(endpoint, tree.isArray(), "a JSON array", tree);
          return List.copyOf(Fields.rows(tree, values, decoder));
        };
    return new Answer<>(endpoint, root, null);
  }

  /** The same, but never holding more of a large answer than these members. */
  Answer<T> reading(Set<String> wanted) {
    return new Answer<>(endpoint, root, wanted);
  }

  /** The same, but taken for no answer where it lacks what makes it one. */
  Answer<T> thatHas(String expected, Predicate<T> essential) {
    Root<T> whole =
        (tree, values) -> {
          T decoded = root.decode(tree, values);
          require(endpoint, essential.test(decoded), "an object with " + expected, tree);
          return decoded;
        };
    return new Answer<>(endpoint, whole, fields);
  }

  public ReadEndpoint endpoint() {
    return endpoint;
  }

  /**
   * @throws UnreadableAnswerException where this is no such answer
   */
  public Decoded<T> decode(byte[] body) {
    JsonNode tree = parse(body);
    Values values = new Values();
    return new Decoded<>(root.decode(tree, values), values.errors());
  }

  private JsonNode parse(byte[] body) {
    try {
      return fields == null ? Json.parse(body) : Json.parse(body, fields::contains);
    } catch (JsonException e) {
      throw new UnreadableAnswerException(
          endpoint.template(),
          endpoint.template()
              + " answered "
              + described(body)
              + ", expected JSON: "
              + e.getMessage(),
          e);
    }
  }

  private static String described(byte[] body) {
    return switch (firstCharacter(body)) {
      case 0 -> "nothing";
      case '<' -> "a page of HTML";
      case '{', '[' -> "damaged or truncated JSON";
      default -> "something else";
    };
  }

  private static int firstCharacter(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b;
      }
    }
    return 0;
  }

  private static void require(ReadEndpoint endpoint, boolean met, String expected, JsonNode tree) {
    if (!met) {
      throw new UnreadableAnswerException(
          endpoint.template(),
          endpoint.template()
              + " answered JSON of kind "
              + tree.getNodeType().name().toLowerCase(Locale.ROOT)
              + ", expected "
              + expected,
          null);
    }
  }
}
