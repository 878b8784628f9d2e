package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.EmailChannel.EmailOptions;
import io.freqwatch.alertmanager.config.Settings;
import java.util.Optional;

/** The options of mails out of the settings of alertmanager.yml. */
final class EmailSettings {
  private static final String THREAD_BY_DAY = "daily";

  private EmailSettings() {}

  static EmailOptions of(Settings settings) {
    Optional<Settings> threading = settings.part("threading").filter(e -> e.flag("enabled"));
    return new EmailOptions(
        server(settings),
        settings.text("from"),
        settings.text("to"),
        settings.textMap("headers"),
        settings.text("html"),
        settings.text("text"),
        threading.isPresent(),
        threading.stream().anyMatch(e -> e.text("thread_by_date").equals(THREAD_BY_DAY)));
  }

  private static SmtpServer server(Settings settings) {
    String smarthost = settings.text("smarthost");
    int colon = smarthost.lastIndexOf(':');
    return new SmtpServer(
        smarthost.substring(0, colon).replaceAll("^\\[|]$", ""),
        Integer.parseInt(smarthost.substring(colon + 1)),
        settings.text("hello"),
        login(settings),
        settings.flag("require_tls"),
        settings.has("force_implicit_tls")
            ? Optional.of(settings.flag("force_implicit_tls"))
            : Optional.empty(),
        settings.tls("tls_config"));
  }

  private static SmtpLogin login(Settings settings) {
    return new SmtpLogin(
        settings.text("auth_username"),
        settings.text("auth_identity"),
        settings.credential("auth_password"),
        settings.credential("auth_secret"));
  }
}
