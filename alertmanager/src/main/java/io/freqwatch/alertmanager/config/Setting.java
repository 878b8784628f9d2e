package io.freqwatch.alertmanager.config;

import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The value of one key. */
sealed interface Setting {
  record Text(String text) implements Setting {}

  /** A secret, or any value that is in a file. */
  record Hidden(Credential credential) implements Setting {}

  record Flag(boolean on) implements Setting {}

  record Whole(long number) implements Setting {}

  record Span(Duration duration) implements Setting {}

  record Texts(List<String> texts) implements Setting {}

  record TextMap(Map<String, String> texts) implements Setting {}

  record Tree(JsonNode tree) implements Setting {}

  record Http(HttpClientOptions options) implements Setting {}

  record Tls(TlsOptions options) implements Setting {}

  record Parts(List<Settings> parts) implements Setting {}
}
