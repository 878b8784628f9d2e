package io.freqwatch.codec;

import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree that holds only the wanted members of its objects, at every level, so that a large
 * answer of which little is needed takes little memory.
 */
final class TrimmedTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Predicate<String> wanted;

  TrimmedTree(JsonParser parser, Predicate<String> wanted) {
    this.parser = parser;
    this.wanted = wanted;
  }

  /** The one value of the document. */
  JsonNode read() {
    if (parser.nextToken() == null) {
      return NODES.missingNode();
    }
    JsonNode root = value();
    if (parser.nextToken() != null) {
      throw new JsonException("not JSON: something follows the end of the document", null);
    }
    return root;
  }

  private JsonNode value() throws JacksonException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_EMBEDDED_OBJECT, PROPERTY_NAME, END_ARRAY, END_OBJECT, NOT_AVAILABLE ->
          throw new JsonException("not JSON: no value where one is expected", null);
    };
  }

  private JsonNode object() {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (wanted.test(name)) {
        object.set(name, value());
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private JsonNode array() {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private JsonNode number() {
    return switch (parser.getNumberType()) {
      case INT, LONG -> NODES.numberNode(parser.getLongValue());
      case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
      case FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getDoubleValue());
    };
  }
}
