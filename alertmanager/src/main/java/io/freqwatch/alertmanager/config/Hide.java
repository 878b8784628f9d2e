package io.freqwatch.alertmanager.config;

import io.freqwatch.http.Credential;

/** Makes settings of texts that are not to be shown. */
final class Hide {
  private Hide() {}

  static Setting secret(String text) {
    return new Setting.Hidden(Credential.of(text));
  }
}
