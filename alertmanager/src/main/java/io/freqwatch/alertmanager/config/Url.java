package io.freqwatch.alertmanager.config;

import io.freqwatch.model.Secret;
import java.net.URI;

/** The addresses that Alertmanager takes. */
final class Url {
  static final String EXPECTED = "a URL such as https://host/path";

  private Url() {}

  /**
   * @throws IllegalArgumentException where it has no host, or another scheme than http and https
   */
  static String checked(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** As {@link #checked}, or the sign that stands for a secret where a file is shown. */
  static String checkedOrHidden(String text) {
    return text.equals(Secret.REDACTED) ? text : checked(text);
  }

  /** As {@link #checkedOrHidden}; what is a template is known only once it is executed. */
  static String checkedOrTemplate(String text) {
    return text.contains("{{") ? text : checkedOrHidden(text);
  }

  /** Empty, or {@code host:port}, an IPv6 address in brackets. */
  static String hostAndPort(String text) {
    if (!text.isEmpty() && !text.matches("([^:\\[\\]]*|\\[[0-9A-Fa-f:.%a-z]*\\]):[^:]+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
