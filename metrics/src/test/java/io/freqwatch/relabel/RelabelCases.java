package io.freqwatch.relabel;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cases of the data files beside this class. */
final class RelabelCases {
  private RelabelCases() {}

  /**
   * Labels and what rules make of them.
   *
   * @param kept empty where the rules drop them
   */
  record Applied(String name, Relabeling relabeling, Labels labels, Optional<Labels> kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A rule and the names of its fields that make no sense. */
  record Checked(String name, RelabelConfig rule, NameScheme scheme, List<String> fields) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Applied> applied() {
    return cases("cases.yml").stream().map(RelabelCases::applied).toList();
  }

  static List<Checked> checked() {
    return cases("flaws.yml").stream().map(RelabelCases::checked).toList();
  }

  private static Applied applied(YamlMapping one) {
    List<RelabelConfig> rules = one.mappings("rules").stream().map(RelabelCases::rule).toList();
    Optional<Labels> kept =
        one.has("kept") ? Optional.of(Labels.of(one.textMap("kept"))) : Optional.empty();
    return new Applied(
        one.text("name"),
        new Relabeling(rules, scheme(one)),
        Labels.of(one.textMap("labels")),
        kept);
  }

  private static Checked checked(YamlMapping one) {
    RelabelConfig rule = one.mapping("rule").map(RelabelCases::rule).orElseThrow();
    return new Checked(one.text("name"), rule, scheme(one), one.texts("fields"));
  }

  private static NameScheme scheme(YamlMapping one) {
    return one.optional("scheme", "a scheme", text -> text.toUpperCase(Locale.ROOT))
        .map(NameScheme::valueOf)
        .orElse(NameScheme.UTF8);
  }

  private static RelabelConfig rule(YamlMapping rule) {
    RelabelConfig defaults = RelabelConfig.DEFAULT;
    return new RelabelConfig(
        rule.texts("source_labels"),
        rule.optionalText("separator").orElse(defaults.separator()),
        rule.optional("regex", "an expression", Regex::of).orElse(defaults.regex()),
        rule.optional("modulus", "a number", Long::parseUnsignedLong).orElse(defaults.modulus()),
        rule.optionalText("target_label").orElse(defaults.targetLabel()),
        rule.optionalText("replacement").orElse(defaults.replacement()),
        rule.optional("action", "an action", RelabelAction::of).orElse(defaults.action()));
  }

  private static List<YamlMapping> cases(String file) {
    Problems problems = new Problems();
    List<YamlMapping> cases = Yaml.parse(file, text(file), problems).mappings("cases");
    problems.throwIfAny();
    return cases;
  }

  private static String text(String file) {
    try (InputStream in = RelabelCases.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
