package io.freqwatch.alertmanager.config;

import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.TlsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a part of the file says, key by key, with defaults and what is inherited filled in. Reading
 * a key that the part does not have, or in another form, is a bug and fails loudly. Immutable.
 */
public final class Settings {
  private final Map<String, Setting> values;
  private final ObjectNode shown;

  /**
   * @param shown the same for people, with secrets taken out
   */
  Settings(Map<String, Setting> values, ObjectNode shown) {
    this.values = new HashMap<>(values);
    this.shown = shown;
  }

  /** A text, often a template; empty where it is absent. */
  public String text(String key) {
    return value(key) instanceof Setting.Text found ? found.text() : "";
  }

  public boolean flag(String key) {
    return value(key) instanceof Setting.Flag found && found.on();
  }

  public Optional<Long> whole(String key) {
    return value(key) instanceof Setting.Whole found
        ? Optional.of(found.number())
        : Optional.empty();
  }

  public Optional<Duration> duration(String key) {
    return value(key) instanceof Setting.Span found
        ? Optional.of(found.duration())
        : Optional.empty();
  }

  public List<String> texts(String key) {
    return value(key) instanceof Setting.Texts found ? found.texts() : List.of();
  }

  public Map<String, String> textMap(String key) {
    return value(key) instanceof Setting.TextMap found ? found.texts() : Map.of();
  }

  /** What a template makes of whatever stands there. */
  public Optional<JsonNode> tree(String key) {
    return value(key) instanceof Setting.Tree found ? Optional.of(found.tree()) : Optional.empty();
  }

  /**
   * A secret, or another value that may be in a file; read it anew for each use, since the file may
   * change.
   */
  public Optional<Credential> credential(String key) {
    return switch (value(key)) {
      case Setting.Hidden hidden -> Optional.of(hidden.credential());
      case Setting.Text text -> Optional.of(Credential.of(text.text()));
      case Setting.Whole whole -> Optional.of(Credential.of(Long.toString(whole.number())));
      case Setting.Flag _, Setting.Span _, Setting.Texts _, Setting.TextMap _ -> Optional.empty();
      case Setting.Tree _, Setting.Http _, Setting.Tls _, Setting.Parts _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  /** All secrets, also those of parts below; without those of HTTP clients. */
  public List<Credential> credentials() {
    List<Credential> found = new ArrayList<>();
    for (Setting each : values.values()) {
      if (each instanceof Setting.Hidden hidden) {
        found.add(hidden.credential());
      } else if (each instanceof Setting.Parts parts) {
        parts.parts().forEach(part -> found.addAll(part.credentials()));
      }
    }
    return found;
  }

  /** How the peer is called; the global options where the part has none of its own. */
  public HttpClientOptions http() {
    return value("http_config") instanceof Setting.Http found
        ? found.options()
        : HttpClientOptions.DEFAULT;
  }

  public TlsOptions tls(String key) {
    return value(key) instanceof Setting.Tls found ? found.options() : TlsOptions.DEFAULT;
  }

  /** The parts of a list. */
  public List<Settings> parts(String key) {
    return value(key) instanceof Setting.Parts found ? found.parts() : List.of();
  }

  /** A single part. */
  public Optional<Settings> part(String key) {
    return parts(key).stream().findFirst();
  }

  /** Whether there is a value, be it a default. */
  public boolean has(String key) {
    return switch (value(key)) {
      case null -> false;
      case Setting.Text text -> !text.text().isEmpty();
      case Setting _ -> true;
    };
  }

  Optional<Setting> setting(String key) {
    return Optional.ofNullable(value(key));
  }

  ObjectNode shown() {
    return shown;
  }

  private @Nullable Setting value(String key) {
    return values.get(key);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return shown.toString();
  }
}
