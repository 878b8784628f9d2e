package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code alerting}: the embedded router, or where external ones are. */
final class AlertingReader {
  private final SecretReader secrets;
  private final Path folder;

  AlertingReader(SecretReader secrets, Path folder) {
    this.secrets = secrets;
    this.folder = folder;
  }

  AlertingOptions read(YamlMapping top) {
    return top.mapping("alerting").map(this::readPlaces).orElse(AlertingOptions.DEFAULTS);
  }

  private AlertingOptions readPlaces(YamlMapping alerting) {
    LaterParts.refuseBothPlaces(alerting);
    List<URI> external =
        alerting.mapping("external").map(AlertingReader::readExternal).orElse(List.of());
    AlertingOptions options =
        alerting.mapping("embedded").map(this::readEmbedded).orElse(AlertingOptions.DEFAULTS);
    alerting.rejectUnknownKeys();
    return new AlertingOptions(
        options.config(), options.strict(), external, Map.of(), options.router());
  }

  private AlertingOptions readEmbedded(YamlMapping embedded) {
    Optional<Path> config =
        embedded.optionalText("config").map(text -> folder.resolve(text).normalize());
    boolean strict =
        embedded.optional("compat", "strict", AlertingReader::parseCompat).orElse(false);
    RouterSettings router = RouterReader.read(embedded, secrets, folder);
    embedded.rejectUnknownKeys();
    return new AlertingOptions(config, strict, List.of(), Map.of(), router);
  }

  private static boolean parseCompat(String text) {
    if (!text.equals("strict")) {
      throw new IllegalArgumentException(text);
    }
    return true;
  }

  private static List<URI> readExternal(YamlMapping external) {
    List<URI> urls = new ArrayList<>();
    for (String text : external.texts("urls")) {
      try {
        urls.add(BotUrl.parse(text));
      } catch (IllegalArgumentException e) {
        external.problem(
            "urls", String.valueOf(e.getMessage()), "a URL such as http://127.0.0.1:9093");
      }
    }
    external.rejectUnknownKeys();
    return urls;
  }
}
