package io.freqwatch.alertmanager.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.http.Credential;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;

/** Takes the secrets of an integration out of texts. Immutable. */
final class Redactor {
  static final String SECRET = Secret.REDACTED;

  /** Shorter ones stand in every text, and protect nothing. */
  private static final int SHORTEST = 4;

  private final List<String> secrets;

  private Redactor(List<String> secrets) {
    this.secrets = secrets;
  }

  static Redactor of(Settings settings) {
    return new Redactor(
        settings.credentials().stream()
            .map(Redactor::text)
            .filter(text -> text.length() >= SHORTEST)
            .flatMap(text -> List.of(text, URLEncoder.encode(text, UTF_8)).stream())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  private static String text(Credential credential) {
    try {
      return credential.read().reveal().strip();
    } catch (IOException ignored) { // then nothing of it can be in a request either
      return "";
    }
  }

  String apply(String text) {
    String rest = text;
    for (String secret : secrets) {
      rest = rest.replace(secret, SECRET);
    }
    return rest;
  }
}
