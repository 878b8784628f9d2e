package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.codec.Json;
import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import io.freqwatch.codec.YamlFile;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.Environment;
import io.freqwatch.http.yaml.HttpReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads {@code alertmanager.yml} as Alertmanager would, and says what of it has no effect here. One
 * use each.
 */
public final class AlertmanagerReader {
  private static final List<String> WITHOUT_EFFECT = List.of("tracing", "event_recorder");

  private final Path folder;
  private final Map<String, String> environment;
  private final Problems problems;
  private final List<String> remarks = new ArrayList<>();

  private AlertmanagerReader(Path folder, Map<String, String> environment, Problems problems) {
    this.folder = folder;
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * Reads a file; paths in it are relative to its folder.
   *
   * @param environment of the process, for proxies
   * @throws io.freqwatch.codec.InvalidFileException with every mistake
   */
  public static AlertmanagerConfig read(Path file, Map<String, String> environment) {
    Problems problems = new Problems();
    YamlMapping top = YamlFile.readWithAliases(file, "alertmanager.yml", problems);
    problems.throwIfAny();
    return new AlertmanagerReader(folderOf(file), environment, problems).config(top);
  }

  /**
   * Reads a text; paths in it are relative to a folder.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every mistake
   */
  public static AlertmanagerConfig parse(String name, String text, Path folder) {
    Problems problems = new Problems();
    YamlMapping top = Yaml.parseWithAliases(name, text, problems);
    problems.throwIfAny();
    return new AlertmanagerReader(folder, Map.of(), problems).config(top);
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  private AlertmanagerConfig config(YamlMapping top) {
    HttpReader http =
        new HttpReader(
            folder, new Environment(environment), (owner, key) -> remark(owner, key, "ignored"));
    TemplateTexts texts = new TemplateTexts();
    SettingsReader reader = new SettingsReader(folder, http, texts);
    MatchersReader matchers = new MatchersReader(MatcherGrammar.EITHER);
    YamlMapping globalKeys = global(top);
    Settings global = reader.read(globalKeys, schema());
    IntegrationChecks.checkGlobal(globalKeys, global);
    ReceiverReader receiverReader = new ReceiverReader(reader, global);
    Map<String, Receiver> receivers = receiverReader.read(top.mappings("receivers"));
    Map<String, List<TimeInterval>> intervals = new TimeIntervals(top).read();
    RouteReader routes = new RouteReader(matchers, receivers.keySet(), intervals.keySet());
    RouteConfig route = routes.root(route(top));
    List<InhibitRule> rules = new InhibitRuleReader(matchers).read(top);
    List<Path> templates = top.texts("templates").stream().map(folder::resolve).toList();
    remarkDeprecated(top);
    ObjectNode shown = shown(top, global, receiverReader);
    top.rejectUnknownKeys();
    problems.throwIfAny();
    return new AlertmanagerConfig(
        global.duration("resolve_timeout").orElseThrow(),
        route,
        receivers,
        rules,
        intervals,
        templates,
        texts.found(),
        remarks,
        Yaml.text(shown));
  }

  private YamlMapping global(YamlMapping top) {
    return top.mapping("global").orElseGet(() -> YamlMapping.empty("", new Problems()));
  }

  private YamlMapping route(YamlMapping top) {
    if (!top.has("route")) {
      top.problem("route", "nothing", "a route, which says who is told");
    }
    return top.mapping("route").orElseGet(() -> YamlMapping.empty("", new Problems()));
  }

  private static Schema schema() {
    Schema schema = Schema.ALL.get("global");
    if (schema == null) {
      throw new IllegalStateException("no schema of global keys");
    }
    return schema;
  }

  private void remarkDeprecated(YamlMapping top) {
    for (String key : WITHOUT_EFFECT) {
      if (top.tree(key).isPresent()) {
        remark(top, key, "without effect here");
      }
    }
    if (top.has("mute_time_intervals")) {
      remark(top, "mute_time_intervals", "deprecated, use time_intervals");
    }
  }

  private void remark(YamlMapping owner, String key, String text) {
    remarks.add(owner.place(key) + ": " + key + ": " + text);
  }

  /** Routes, rules and intervals hold no secrets and are shown as they are written. */
  private static ObjectNode shown(YamlMapping top, Settings global, ReceiverReader receivers) {
    ObjectNode shown = Json.object();
    shown.set("global", global.shown());
    for (String key : List.of("route", "inhibit_rules")) {
      top.tree(key).ifPresent(tree -> shown.set(key, tree));
    }
    shown.set("receivers", receivers.shown());
    for (String key : List.of("templates", "mute_time_intervals", "time_intervals")) {
      top.tree(key).ifPresent(tree -> shown.set(key, tree));
    }
    return shown;
  }
}
