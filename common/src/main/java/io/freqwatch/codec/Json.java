package io.freqwatch.codec;

import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON trees from bytes and back. Finite: what is read is at most 200 levels deep and its numbers
 * have at most 400 digits; whoever reads from a peer limits the bytes. Stateless, safe for use by
 * many threads.
 */
public final class Json {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_WRITTEN_DEPTH = 2_000;
  private static final int MAX_NUMBER_LENGTH = 400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MAX_WRITTEN_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * @throws JsonException where the bytes are no JSON document
   */
  public static JsonNode parse(byte[] document) {
    try {
      return present(MAPPER.readTree(document));
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /**
   * @throws JsonException where the text is no JSON document
   */
  public static JsonNode parse(String document) {
    try {
      return present(MAPPER.readTree(document));
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /**
   * Reads only the wanted members of objects, at every level, so that a large document of which
   * little is needed takes little memory.
   *
   * @throws JsonException where the bytes are no JSON document
   */
  public static JsonNode parse(byte[] document, Predicate<String> wantedMembers) {
    try (JsonParser parser = MAPPER.createParser(document)) {
      return present(new TrimmedTree(parser, wantedMembers).read());
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /** UTF-8 bytes without white space. */
  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  public static String text(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  private static JsonNode present(JsonNode tree) {
    if (tree.isMissingNode()) {
      throw new JsonException("not JSON: nothing but white space", null);
    }
    return tree;
  }

  private static JsonException notJson(JacksonException e) {
    return new JsonException("not JSON: " + e.getOriginalMessage(), e);
  }
}
