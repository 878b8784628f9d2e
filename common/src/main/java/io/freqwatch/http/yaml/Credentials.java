package io.freqwatch.http.yaml;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import java.nio.file.Path;
import java.util.Optional;

/** Reads secrets: as text under a key, or as a file under the key with {@code _file}. */
public final class Credentials {
  private Credentials() {}

  /** Empty where neither key says anything; two that do are a problem. */
  public static Optional<Credential> read(YamlMapping mapping, String key, Path folder) {
    Optional<Credential> text =
        mapping.optionalText(key).filter(found -> !found.isEmpty()).map(Credential::of);
    Optional<Credential> file =
        YamlValues.path(mapping, key + "_file", folder).map(Credential.InFile::new);
    refuseReference(mapping, key);
    if (text.isPresent() && file.isPresent()) {
      mapping.problem(key + "_file", key + " and " + key + "_file", "one of the two");
    }
    return text.or(() -> file);
  }

  /** Prometheus itself has no secret manager either. */
  private static void refuseReference(YamlMapping mapping, String key) {
    if (!mapping.optionalText(key + "_ref").orElse("").isEmpty()) {
      mapping.problem(key + "_ref", "a reference", "the secret, or a file that holds it");
    }
  }
}
