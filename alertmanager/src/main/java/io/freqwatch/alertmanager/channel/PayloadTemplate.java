package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A tree whose texts are templates. */
final class PayloadTemplate {
  private PayloadTemplate() {}

  /**
   * The tree with each text executed.
   *
   * @throws io.freqwatch.gotemplate.parse.TemplateException where one fails
   */
  static JsonNode fill(JsonNode tree, Rendering rendering) {
    if (tree.isObject()) {
      ObjectNode filled = Json.object();
      tree.properties()
          .forEach(each -> filled.set(each.getKey(), fill(each.getValue(), rendering)));
      return filled;
    }
    if (tree.isArray()) {
      ArrayNode filled = Json.array();
      tree.forEach(each -> filled.add(fill(each, rendering)));
      return filled;
    }
    return tree.isString() ? filled(rendering.text(tree.asString())) : tree;
  }

  private static JsonNode filled(String text) {
    return Json.object().put("text", text).get("text");
  }
}
