package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Secret;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the secrets out of the options of an HTTP client, whose keys are known. */
final class Redaction {
  private static final Set<String> SECRETS =
      Set.of(
          "password",
          "credentials",
          "client_secret",
          "client_certificate_key",
          "bearer_token",
          "key",
          "secrets",
          "proxy_connect_header");

  private Redaction() {}

  static JsonNode of(JsonNode tree) {
    if (tree.isArray()) {
      ArrayNode list = Json.array();
      tree.forEach(item -> list.add(of(item)));
      return list;
    }
    if (!tree.isObject()) {
      return tree;
    }
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      boolean secret = SECRETS.contains(entry.getKey());
      object.set(entry.getKey(), secret ? hidden(entry.getValue()) : of(entry.getValue()));
    }
    return object;
  }

  /** The same shape with other leaves, so that the result can be read again. */
  private static JsonNode hidden(JsonNode tree) {
    if (tree.isArray()) {
      ArrayNode list = Json.array();
      tree.forEach(item -> list.add(hidden(item)));
      return list;
    }
    if (tree.isObject()) {
      ObjectNode object = Json.object();
      tree.properties().forEach(entry -> object.set(entry.getKey(), hidden(entry.getValue())));
      return object;
    }
    return Json.array().stringNode(Secret.REDACTED);
  }
}
