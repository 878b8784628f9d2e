package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a bot's API server, as people write it. */
public final class BotUrl {
  private static final String FORM = "a URL such as http://127.0.0.1:8080";
  private static final URI NONE = URI.create("http://invalid");

  private BotUrl() {}

  /**
   * Reads a URL, forgiving a trailing slash and {@code /api/v1}.
   *
   * @throws IllegalArgumentException with what is wrong, for people; never quotes a password
   */
  public static URI parse(String text) {
    URI uri = uri(text);
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("no http:// or https:// at the start");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("no host name");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a query or fragment");
    }
    return URI.create(withoutApiPath(text));
  }

  private static URI uri(String text) {
    if (text.contains("@")) {
      throw new IllegalArgumentException("a user name in the URL (write username and password)");
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("\"" + text + "\" (" + e.getReason() + ")", e);
    }
  }

  private static String withoutApiPath(String text) {
    String root = text.replaceFirst("/+$", "");
    return root.endsWith("/api/v1") ? withoutApiPath(root.substring(0, root.length() - 7)) : root;
  }

  static URI read(YamlMapping bot) {
    if (!bot.has("url")) {
      bot.text("url");
      return NONE;
    }
    try {
      return bot.optionalText("url").map(BotUrl::parse).orElse(NONE);
    } catch (IllegalArgumentException e) {
      bot.problem("url", String.valueOf(e.getMessage()), FORM);
      return NONE;
    }
  }
}
