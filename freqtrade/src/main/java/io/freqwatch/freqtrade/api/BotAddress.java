package io.freqwatch.freqtrade.api;

import io.freqwatch.model.Secret;
import java.net.URI;
import java.util.Locale;

/**
 * Where a bot is and who calls.
 *
 * @param name our name of the bot: the label {@code bot}
 * @param url {@code http} or {@code https}; a path in front of {@code /api/v1} may stand in it
 */
public record BotAddress(String name, URI url, String username, Secret password) {
  private static final String API = "/api/v1";

  public BotAddress {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a bot needs a name, found an empty one");
    }
    url = base(name, url);
  }

  /** {@code host:port}: the label {@code instance}. */
  public String instance() {
    return url.getHost() + ":" + (url.getPort() < 0 ? defaultPort() : url.getPort());
  }

  private int defaultPort() {
    return isTls() ? 443 : 80;
  }

  boolean isTls() {
    return "https".equals(url.getScheme());
  }

  /** The address of a path below {@code /api/v1}. */
  URI resolve(String pathAndQuery) {
    return URI.create(url + API + pathAndQuery);
  }

  private static URI base(String name, URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url of bot " + name + ": expected http://host:port or https://host:port");
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "url of bot "
              + name
              + ": expected no user, query or fragment in it; "
              + "username and password have keys of their own");
    }
    return URI.create(scheme + "://" + url.getRawAuthority() + path(url.getRawPath()));
  }

  private static String path(String path) {
    String trimmed = path.replaceAll("/+$", "");
    return trimmed.endsWith(API) ? trimmed.substring(0, trimmed.length() - API.length()) : trimmed;
  }
}
