package io.freqwatch.rules.file;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.YamlFile;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.LanguageOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads rule files strictly: unknown keys are mistakes, and every mistake of every file is found in
 * one pass. Used by one thread. Source: prometheus/prometheus model/rulefmt.
 */
public final class RuleFileReader {
  private static final Set<String> METADATA = Set.of(Labels.METRIC_NAME);

  private final TemplateCheck templates;
  private final LanguageOptions language;
  private final Problems problems;

  /**
   * @param problems where mistakes are collected; the caller throws them
   */
  public RuleFileReader(TemplateCheck templates, LanguageOptions language, Problems problems) {
    this.templates = templates;
    this.language = language;
    this.problems = problems;
  }

  /**
   * Reads files into the order given.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every mistake, where there is any
   */
  public static List<RuleFile> readAll(Collection<Path> files, TemplateCheck templates) {
    return readAll(files, templates, LanguageOptions.DEFAULT);
  }

  /**
   * The same.
   *
   * @param language what expressions may use beyond what is stable
   */
  public static List<RuleFile> readAll(
      Collection<Path> files, TemplateCheck templates, LanguageOptions language) {
    Problems problems = new Problems();
    RuleFileReader reader = new RuleFileReader(templates, language, problems);
    List<RuleFile> read = files.stream().map(reader::read).toList();
    problems.throwIfAny();
    return read;
  }

  /** Reads one file; where it has mistakes, what is returned is of no use. */
  public RuleFile read(Path file) {
    YamlMapping top = YamlFile.readWithAliases(file, "a rule file", problems);
    List<GroupDefinition> groups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMapping group : top.mappings("groups")) {
      groups.add(group(file.toString(), group, names));
    }
    top.rejectUnknownKeys();
    return new RuleFile(file.toString(), groups);
  }

  private GroupDefinition group(String file, YamlMapping group, Set<String> names) {
    String name = group.optionalText("name").orElse("");
    if (name.isEmpty()) {
      group.problem("name", "nothing", "a name for the group");
    } else if (!names.add(name)) {
      group.problem("name", "\"" + name + "\" again", "a name of its own in this file");
    }
    Map<String, String> labels = labels(group, "labels", METADATA);
    RuleReader reader = new RuleReader(name, labels, templates, language);
    GroupDefinition definition =
        new GroupDefinition(
            file,
            name,
            group.duration("interval").filter(Duration::isPositive),
            group.duration("query_offset"),
            limit(group),
            group.mappings("rules").stream().map(reader::read).flatMap(Optional::stream).toList());
    group.rejectUnknownKeys();
    return definition;
  }

  /** As upstream a limit below 0 is none. */
  private static OptionalInt limit(YamlMapping group) {
    return group
        .integer("limit", Integer.MIN_VALUE, Integer.MAX_VALUE)
        .map(limit -> OptionalInt.of((int) Math.max(0, limit)))
        .orElse(OptionalInt.empty());
  }

  /** Labels whose names a series, or an annotation, may have. */
  static Map<String, String> labels(YamlMapping mapping, String key, Set<String> refused) {
    Map<String, String> labels = mapping.textMap(key);
    mapping.mapping(key).ifPresent(all -> all.keys().forEach(name -> labels.putIfAbsent(name, "")));
    for (String name : labels.keySet()) {
      if (name.isEmpty() || refused.contains(name)) {
        mapping.problem(key, "\"" + name + "\"", "names of labels");
      }
    }
    return labels;
  }
}
