package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gathers the templates of settings while they are read; secrets are left out. One use each. */
final class TemplateTexts {
  private static final String MARK = "{{";

  private final List<TemplateText> found = new ArrayList<>();

  List<TemplateText> found() {
    return List.copyOf(found);
  }

  /** Notes what of a value is a template. */
  void note(YamlMapping part, String key, Setting value) {
    switch (value) {
      case Setting.Text text -> note(part, key, text.text());
      case Setting.Texts texts -> texts.texts().forEach(text -> note(part, key, text));
      case Setting.TextMap map -> map.texts().values().forEach(text -> note(part, key, text));
      case Setting.Tree tree -> note(part, key, tree.tree());
      case Setting.Hidden _, Setting.Flag _, Setting.Whole _, Setting.Span _ -> {}
      case Setting.Http _, Setting.Tls _, Setting.Parts _ -> {}
    }
  }

  private void note(YamlMapping part, String key, JsonNode tree) {
    if (tree.isString()) {
      note(part, key, tree.stringValue());
    }
    tree.forEach(child -> note(part, key, child));
  }

  private void note(YamlMapping part, String key, String text) {
    if (text.contains(MARK)) {
      found.add(new TemplateText(part.place(key), key, text));
    }
  }
}
