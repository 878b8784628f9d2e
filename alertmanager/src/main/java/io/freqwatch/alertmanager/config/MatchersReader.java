package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;

/** Reads matchers in their three ways: a list of texts, and the two older maps. */
final class MatchersReader {
  private final MatcherGrammar grammar;

  MatchersReader(MatcherGrammar grammar) {
    this.grammar = grammar;
  }

  /**
   * @param prefix of the keys, such as {@code source_}
   */
  Matchers read(YamlMapping mapping, String prefix) {
    List<Matcher> all = new ArrayList<>();
    addMap(mapping, prefix + "match", Matcher.Type.EQUAL, all);
    addMap(mapping, prefix + "match_re", Matcher.Type.REGEX, all);
    String key = prefix + "matchers";
    for (String text : mapping.texts(key)) {
      try {
        all.addAll(grammar.parse(text).list());
      } catch (IllegalArgumentException e) {
        mapping.problem(key, "\"" + text + "\"", "a matcher (" + e.getMessage() + ")");
      }
    }
    return new Matchers(all).sorted();
  }

  private static void addMap(
      YamlMapping mapping, String key, Matcher.Type type, List<Matcher> into) {
    mapping.mapping(key).ifPresent(inner -> addEntries(inner, type, into));
  }

  private static void addEntries(YamlMapping inner, Matcher.Type type, List<Matcher> into) {
    for (String name : inner.keys()) {
      if (type == Matcher.Type.REGEX && !inner.has(name)) {
        inner.problem(name, "nothing", "a regular expression");
      }
      if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
        inner.problem(name, "the label name \"" + name + "\"", "letters, digits and underscores");
      }
      inner
          .optional(name, "a regular expression of RE2", text -> new Matcher(type, name, text))
          .ifPresent(into::add);
    }
  }
}
