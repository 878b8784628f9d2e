package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.nio.file.Path;

/**
 * Checks the form of what the file says about parts that this version does not hold: a person can
 * write the whole file today, and is told that this much of it has no effect yet.
 */
final class LaterParts {
  private final SecretReader secrets;
  private final Notices notices;

  LaterParts(SecretReader secrets, Notices notices) {
    this.secrets = secrets;
    this.notices = notices;
  }

  void check(YamlMapping top, Path folder) {
    checkDatabase(top);
    top.mapping("supabase").ifPresent(supabase -> checkSupabase(supabase, folder));
  }

  /** {@code embedded} and {@code external} are two answers to one question. */
  static void refuseBothPlaces(YamlMapping part) {
    if (part.has("embedded") && part.has("external")) {
      part.problem("external", "embedded and external", "one of the two");
    }
  }

  private static void checkUrl(YamlMapping mapping, String key, String url) {
    try {
      BotUrl.parse(url);
    } catch (IllegalArgumentException e) {
      mapping.problem(key, String.valueOf(e.getMessage()), "a URL such as http://127.0.0.1:9093");
    }
  }

  private void checkDatabase(YamlMapping top) {
    if (!top.has("database")) {
      return;
    }
    notices.takesEffectLater("database");
    if (top.isMapping("database")) {
      top.mapping("database").ifPresent(LaterParts::checkDatabasePlaces);
    } else {
      top.optional("database", "embedded, external or off", LaterParts::parseOff);
    }
  }

  private static void checkDatabasePlaces(YamlMapping database) {
    refuseBothPlaces(database);
    database.mapping("embedded").ifPresent(YamlMapping::rejectUnknownKeys);
    database.mapping("external").ifPresent(external -> checkKeys(external, "url"));
    database.rejectUnknownKeys();
  }

  private static String parseOff(String text) {
    if (!text.equals("off")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private void checkSupabase(YamlMapping supabase, Path folder) {
    refuseBothPlaces(supabase);
    supabase.mapping("embedded").ifPresent(YamlMapping::rejectUnknownKeys);
    supabase
        .mapping("external")
        .ifPresent(
            external -> {
              String url = external.text("url");
              if (!url.isEmpty()) {
                checkUrl(external, "url", url);
              }
              secrets.read(external, "key", folder);
              external.rejectUnknownKeys();
            });
    supabase.rejectUnknownKeys();
    notices.takesEffectLater("supabase");
  }

  private static void checkKeys(YamlMapping mapping, String key) {
    mapping.optionalText(key);
    mapping.rejectUnknownKeys();
  }
}
