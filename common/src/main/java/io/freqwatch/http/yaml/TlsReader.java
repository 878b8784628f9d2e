package io.freqwatch.http.yaml;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import io.freqwatch.http.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code tls_config}. Used by one thread. */
public final class TlsReader {
  private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");

  private final Path folder;

  public TlsReader(Path folder) {
    this.folder = folder;
  }

  /** What stands under {@code tls_config}, or the defaults. */
  public TlsOptions read(YamlMapping owner) {
    return read(owner, "tls_config");
  }

  /** What stands under another key, or the defaults. */
  public TlsOptions read(YamlMapping owner, String key) {
    return owner.mapping(key).map(this::options).orElse(TlsOptions.DEFAULT);
  }

  private TlsOptions options(YamlMapping tls) {
    Optional<Credential> ca = Credentials.read(tls, "ca", folder);
    Optional<Credential> certificate = Credentials.read(tls, "cert", folder);
    Optional<Credential> key = Credentials.read(tls, "key", folder);
    if (certificate.isPresent() != key.isPresent()) {
      tls.problem(
          certificate.isPresent() ? "cert_file" : "key_file",
          "one of certificate and key",
          "both or neither");
    }
    requireThere(tls, "cert_file");
    requireThere(tls, "key_file");
    TlsOptions options =
        new TlsOptions(
            ca,
            certificate.flatMap(shown -> key.map(secret -> new TlsOptions.Identity(shown, secret))),
            tls.optionalText("server_name").orElse(""),
            YamlValues.flag(tls, "insecure_skip_verify", false),
            versions(tls));
    tls.texts("next_protos");
    tls.rejectUnknownKeys();
    return options;
  }

  /** A certificate that is not there is a mistake that promtool finds too. */
  private void requireThere(YamlMapping tls, String key) {
    YamlValues.path(tls, key, folder)
        .filter(path -> !Files.isReadable(path))
        .ifPresent(path -> tls.problem(key, "no file " + path, "a file that is there"));
  }

  private static List<String> versions(YamlMapping tls) {
    Optional<Integer> least = version(tls, "min_version");
    Optional<Integer> most = version(tls, "max_version");
    if (least.isEmpty() && most.isEmpty()) {
      return List.of();
    }
    int from = least.orElse(2);
    int to = most.orElse(VERSIONS.size() - 1);
    if (from > to) {
      tls.problem("max_version", "less than min_version", "at least min_version");
    }
    List<String> versions = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      String name = VERSIONS.get(i);
      versions.add(i == 0 ? "TLSv1" : "TLSv1." + name.charAt(name.length() - 1));
    }
    return versions;
  }

  private static Optional<Integer> version(YamlMapping tls, String key) {
    return tls.optional(key, "one of " + String.join(", ", VERSIONS), TlsReader::place);
  }

  private static int place(String version) {
    int place = VERSIONS.indexOf(version);
    if (place < 0) {
      throw new IllegalArgumentException(version);
    }
    return place;
  }
}
