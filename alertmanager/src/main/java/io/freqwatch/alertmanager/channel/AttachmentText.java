package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.config.Settings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An attachment as Slack has it and Mattermost took it over; its texts are templates. */
final class AttachmentText {
  private final Words words;
  private final Settings settings;

  AttachmentText(Words words, Settings settings) {
    this.words = words;
    this.settings = settings;
  }

  /** Sets the members of these names to what the settings of the same names make. */
  void put(ObjectNode target, Message message, String... keys) {
    for (String key : keys) {
      String value = words.small(message, settings.text(key));
      if (!value.isEmpty()) {
        target.put(key, value);
      }
    }
  }

  /** The fields below the text, each with a title. */
  void putFields(ObjectNode target, Message message) {
    if (settings.parts("fields").isEmpty()) {
      return;
    }
    ArrayNode fields = target.putArray("fields");
    for (Settings field : settings.parts("fields")) {
      ObjectNode each = fields.addObject();
      each.put("title", words.small(message, field.text("title")));
      each.put("value", words.small(message, field.text("value")));
      each.put("short", isShort(field));
    }
  }

  private boolean isShort(Settings field) {
    return field.has("short") ? field.flag("short") : shortByDefault();
  }

  private boolean shortByDefault() {
    return settings.has("short_fields") && settings.flag("short_fields");
  }
}
