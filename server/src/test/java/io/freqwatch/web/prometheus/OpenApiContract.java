package io.freqwatch.web.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI description of Prometheus' API, and whether an answer is as it says: types, required
 * and unknown members, alternatives, lengths and listed values.
 */
final class OpenApiContract {
  private final Map<?, ?> document;

  private OpenApiContract(Map<?, ?> document) {
    this.document = document;
  }

  /** The description, or the end of the test as skipped where it is not there. */
  static OpenApiContract read() throws IOException {
    String shared = System.getenv("FREQWATCH_SHARED");
    assumeTrue(shared != null, "FREQWATCH_SHARED names no folder of conformance data");
    Path file = Path.of(shared, "conformance/prometheus-api/openapi_3.1_golden.yaml");
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(8 << 20).build();
    Object tree = new Load(settings).loadFromString(Files.readString(file));
    return new OpenApiContract((Map<?, ?>) tree);
  }

  /** Every operation, as {@code GET /query}. */
  List<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    map(document, "paths")
        .forEach(
            (path, methods) ->
                ((Map<?, ?>) methods)
                    .keySet()
                    .forEach(method -> operations.add(upper(method) + " " + path)));
    return List.copyOf(operations);
  }

  /** What is wrong with an answer; empty where nothing is. */
  List<String> flaws(String operation, int status, JsonNode answer) {
    String[] words = operation.split(" ", 2);
    Map<?, ?> responses =
        map(
            map(map(map(document, "paths"), words[1]), words[0].toLowerCase(Locale.ROOT)),
            "responses");
    Map<?, ?> response =
        map(responses, responses.containsKey("" + status) ? "" + status : "default");
    Map<?, ?> schema = map(map(map(response, "content"), "application/json"), "schema");
    List<String> flaws = new ArrayList<>();
    check(schema, answer, "", flaws);
    return flaws;
  }

  private void check(Map<?, ?> schema, JsonNode value, String at, List<String> flaws) {
    Object reference = schema.get("$ref");
    if (reference != null) {
      String name = reference.toString().replaceFirst(".*/", "");
      check(map(map(map(document, "components"), "schemas"), name), value, at, flaws);
      return;
    }
    for (String choice : new String[] {"anyOf", "oneOf"}) {
      if (schema.get(choice) instanceof List<?> schemas) {
        checkChoice(schemas, value, at, flaws);
      }
    }
    if (schema.get("type") instanceof String type && !isOf(type, value)) {
      flaws.add(at + ": expected " + type + ", found " + value.getNodeType());
      return;
    }
    if (schema.get("enum") instanceof List<?> listed && !listed.contains(value.asString(""))) {
      flaws.add(at + ": " + value + " is none of " + listed);
    }
    if (value.isObject()) {
      checkMembers(schema, value, at, flaws);
    } else if (value.isArray()) {
      checkItems(schema, value, at, flaws);
    }
  }

  private void checkChoice(List<?> schemas, JsonNode value, String at, List<String> flaws) {
    List<String> all = new ArrayList<>();
    for (Object schema : schemas) {
      List<String> own = new ArrayList<>();
      check((Map<?, ?>) schema, value, at, own);
      if (own.isEmpty()) {
        return;
      }
      all.addAll(own);
    }
    flaws.add(at + ": fits no alternative: " + all);
  }

  private void checkMembers(Map<?, ?> schema, JsonNode value, String at, List<String> flaws) {
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> all ? all : Map.of();
    if (schema.get("required") instanceof List<?> required) {
      for (Object name : required) {
        if (!value.has(name.toString())) {
          flaws.add(at + ": no member " + name);
        }
      }
    }
    Object others = schema.get("additionalProperties");
    value
        .properties()
        .forEach(
            member -> {
              String place = at + "/" + member.getKey();
              if (properties.get(member.getKey()) instanceof Map<?, ?> known) {
                check(known, member.getValue(), place, flaws);
              } else if (others instanceof Map<?, ?> any) {
                check(any, member.getValue(), place, flaws);
              } else if (Boolean.FALSE.equals(others)) {
                flaws.add(place + ": an unknown member");
              }
            });
  }

  private void checkItems(Map<?, ?> schema, JsonNode value, String at, List<String> flaws) {
    int least = schema.get("minItems") instanceof Number min ? min.intValue() : 0;
    int most = schema.get("maxItems") instanceof Number max ? max.intValue() : Integer.MAX_VALUE;
    if (value.size() < least || value.size() > most) {
      flaws.add(at + ": " + value.size() + " items, expected " + least + " to " + most);
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < value.size(); i++) {
        check(items, value.get(i), at + "/" + i, flaws);
      }
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new IllegalArgumentException("no type " + type);
    };
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    if (parent.get(key) instanceof Map<?, ?> child) {
      return child;
    }
    throw new IllegalArgumentException("the description has no " + key + " in " + parent.keySet());
  }

  private static String upper(Object method) {
    return method.toString().toUpperCase(Locale.ROOT);
  }
}
