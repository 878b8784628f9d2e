package io.freqwatch.freqtrade.shape;

import io.freqwatch.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One thing to ask a bot for. Names in braces stand for what differs from bot to bot, such as
 * {@code {pair}}.
 *
 * @param body JSON; empty for none
 */
record Probe(String method, String path, String body) {
  static Probe get(String path) {
    return new Probe("GET", path, "");
  }

  static Probe post(String path) {
    return new Probe("POST", path, "");
  }

  static Probe post(String path, String body) {
    return new Probe("POST", path, body);
  }

  static Probe delete(String path) {
    return new Probe("DELETE", path, "");
  }

  HttpCall call(URI base, Map<String, String> names) {
    URI uri = URI.create(base + "/api/v1" + filled(path, names));
    byte[] bytes = filled(body, names).getBytes(StandardCharsets.UTF_8);
    return switch (method) {
      case "GET" -> HttpCall.get(uri);
      case "POST" -> HttpCall.post(uri, "application/json", bytes);
      default -> HttpCall.of(method, uri, bytes);
    };
  }

  private static String filled(String template, Map<String, String> names) {
    String filled = template;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  @Override
  public String toString() {
    return method + " " + path + (body.isEmpty() ? "" : " " + body);
  }
}
