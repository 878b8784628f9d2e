package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.http.yaml.TlsReader;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.model.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one part of the file by its schema. Used by one thread. */
final class SettingsReader {
  private static final Settings NOTHING = new Settings(Map.of(), Json.object());

  private final Path folder;
  private final HttpReader http;
  private final TemplateTexts templates;
  private final Settings global;

  private SettingsReader(Path folder, HttpReader http, TemplateTexts templates, Settings global) {
    this.folder = folder;
    this.http = http;
    this.templates = templates;
    this.global = global;
  }

  /**
   * @param templates takes those that stand in settings
   */
  SettingsReader(Path folder, HttpReader http, TemplateTexts templates) {
    this(folder, http, templates, NOTHING);
  }

  /** One that lets parts inherit. */
  SettingsReader under(Settings newGlobal) {
    return new SettingsReader(folder, http, templates, newGlobal);
  }

  Settings read(YamlMapping part, Schema schema) {
    Map<String, Setting> values = new HashMap<>();
    ObjectNode shown = Json.object();
    for (SchemaKey key : schema.keys()) {
      written(part, key)
          .or(() -> inherited(schema, key))
          .or(() -> fallback(key))
          .ifPresent(
              value -> {
                values.put(key.name(), value);
                show(part, key, value, shown);
              });
    }
    part.rejectUnknownKeys();
    Settings settings = new Settings(values, shown);
    requireNeeds(part, schema, settings);
    return settings;
  }

  private static void requireNeeds(YamlMapping part, Schema schema, Settings settings) {
    for (String need : schema.needs()) {
      if (!settings.has(need)) {
        part.problem(need, "nothing", schema.key(need).expected());
      }
    }
  }

  private Optional<Setting> written(YamlMapping part, SchemaKey key) {
    Optional<Setting> inline = inline(part, key);
    inline.ifPresent(value -> templates.note(part, key.name(), value));
    if (!key.mayBeInFile()) {
      return inline;
    }
    Optional<Setting> file =
        YamlValues.path(part, key.fileName(), folder)
            .map(path -> new Setting.Hidden(new Credential.InFile(path)));
    if (inline.isPresent() && file.isPresent()) {
      part.problem(key.fileName(), key.name() + " and " + key.fileName(), "at most one of the two");
    }
    return inline.or(() -> file);
  }

  private Optional<Setting> inherited(Schema schema, SchemaKey key) {
    if (key.form() == Form.HTTP) {
      return global.setting(key.name());
    }
    return Optional.ofNullable(schema.inherits().get(key.name())).flatMap(global::setting);
  }

  private static Optional<Setting> fallback(SchemaKey key) {
    String text = key.fallback();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (key.form()) {
          case FLAG -> new Setting.Flag(Boolean.parseBoolean(text));
          case DURATION -> new Setting.Span(PrometheusDuration.parse(text));
          case TEXT, SECRET, URL, SECRET_URL, HOST_PORT, WHOLE, TEXTS, MAP, TREE -> text(text);
          case HTTP, TLS, ONE, LIST -> throw new IllegalStateException(key + " with a default");
        });
  }

  private Optional<Setting> inline(YamlMapping part, SchemaKey key) {
    String name = key.name();
    return switch (key.form()) {
      case TEXT -> part.optionalText(name).map(SettingsReader::text);
      case SECRET -> part.optionalText(name).filter(text -> !text.isEmpty()).map(Hide::secret);
      case URL -> part.optional(name, Url.EXPECTED, Url::checked).map(SettingsReader::text);
      case SECRET_URL -> part.optional(name, Url.EXPECTED, Url::checkedOrHidden).map(Hide::secret);
      case HOST_PORT ->
          part.optional(name, "host:port", Url::hostAndPort)
              .filter(text -> !text.isEmpty())
              .map(SettingsReader::text);
      case FLAG -> YamlValues.flag(part, name).map(Setting.Flag::new);
      case DURATION -> duration(part, name).map(Setting.Span::new);
      case WHOLE -> part.integer(name, Long.MIN_VALUE, Long.MAX_VALUE).map(Setting.Whole::new);
      case TEXTS -> present(part, name).map(_ -> new Setting.Texts(part.texts(name)));
      case MAP -> present(part, name).map(_ -> new Setting.TextMap(part.textMap(name)));
      case TREE -> part.tree(name).map(Setting.Tree::new);
      case HTTP -> part.mapping(name).map(this::http);
      case TLS -> part.mapping(name).map(_ -> new Setting.Tls(tls(part, name)));
      case ONE -> part.mapping(name).map(inner -> parts(List.of(inner), key));
      case LIST -> present(part, name).map(_ -> parts(part.mappings(name), key));
    };
  }

  private static Optional<Duration> duration(YamlMapping part, String name) {
    return part.optional(name, "a duration such as 15s or 5m", PrometheusDuration::parse);
  }

  private static Optional<YamlMapping> present(YamlMapping part, String name) {
    return part.has(name) ? Optional.of(part) : Optional.empty();
  }

  private static Setting text(String text) {
    return new Setting.Text(text);
  }

  private Setting http(YamlMapping written) {
    Setting options = new Setting.Http(http.read(written));
    written.rejectUnknownKeys();
    return options;
  }

  private io.freqwatch.http.TlsOptions tls(YamlMapping part, String name) {
    return new TlsReader(folder).read(part, name);
  }

  private Setting parts(List<YamlMapping> written, SchemaKey key) {
    Schema schema = Schema.ALL.get(key.part());
    if (schema == null) {
      throw new IllegalStateException("no schema " + key.part());
    }
    return new Setting.Parts(written.stream().map(inner -> read(inner, schema)).toList());
  }

  /** Puts the value where people see it: secrets as {@code <secret>}. */
  private static void show(YamlMapping part, SchemaKey key, Setting value, ObjectNode into) {
    String name = key.name();
    switch (value) {
      case Setting.Text text -> into.put(name, text.text());
      case Setting.Hidden(Credential.Inline _) -> into.put(name, Secret.REDACTED);
      case Setting.Hidden(Credential.InFile in) -> into.put(key.fileName(), in.file().toString());
      case Setting.Flag flag -> into.put(name, flag.on());
      case Setting.Whole whole -> into.put(name, whole.number());
      case Setting.Span span -> into.put(name, PrometheusDuration.format(span.duration()));
      case Setting.Texts texts -> texts.texts().forEach(into.withArray(name)::add);
      case Setting.TextMap map -> map.texts().forEach(into.withObject(name)::put);
      case Setting.Tree tree -> into.set(name, tree.tree());
      case Setting.Http _, Setting.Tls _ ->
          part.tree(name).map(Redaction::of).ifPresent(tree -> into.set(name, tree));
      case Setting.Parts parts -> into.set(name, shown(key, parts));
    }
  }

  private static JsonNode shown(SchemaKey key, Setting.Parts parts) {
    if (key.form() == Form.ONE) {
      return parts.parts().getFirst().shown();
    }
    ArrayNode list = Json.array();
    parts.parts().forEach(part -> list.add(part.shown()));
    return list;
  }
}
