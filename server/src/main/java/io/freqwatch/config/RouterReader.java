package io.freqwatch.config;

import io.freqwatch.alertmanager.api.ApiLimits;
import io.freqwatch.alertmanager.engine.RouterLimits;
import io.freqwatch.alertmanager.engine.RouterOptions;
import io.freqwatch.alertmanager.engine.RouterPace;
import io.freqwatch.alertmanager.store.HistoryLimits;
import io.freqwatch.codec.YamlMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what stands beside {@code config} in {@code alerting.embedded}: keys of ours, and under
 * {@code flags} flags of Alertmanager by their own names.
 */
final class RouterReader {
  private static final String PREFIX_FORM = "(/[A-Za-z0-9._~-]+)+";

  private RouterReader() {}

  static RouterSettings read(YamlMapping embedded, SecretReader secrets, Path folder) {
    RouterOptions options =
        RouterOptions.at("")
            .withFallback(embedded.optionalText("fallback").orElse(""))
            .withStormThreshold(
                count(embedded, "storm_threshold", 0, RouterOptions.STORM_THRESHOLD));
    RouterSettings settings =
        new RouterSettings(
            externalUrl(embedded, "external_url"),
            embedded.flag("telegram_buttons").orElse(false),
            options,
            embedded.mapping("history").map(RouterReader::history).orElse(HistoryLimits.DEFAULTS),
            ApiLimits.DEFAULTS,
            new HeartbeatReader(secrets, folder).read(embedded));
    return embedded.mapping("flags").map(flags -> withFlags(settings, flags)).orElse(settings);
  }

  private static HistoryLimits history(YamlMapping written) {
    HistoryLimits limits =
        new HistoryLimits(
            positive(written, "retention", HistoryLimits.DEFAULTS.retention()),
            count(written, "events", 1, HistoryLimits.DEFAULTS.events()));
    written.rejectUnknownKeys();
    return limits;
  }

  private static RouterSettings withFlags(RouterSettings settings, YamlMapping flags) {
    RouterOptions options =
        settings
            .options()
            .withRetention(positive(flags, "data.retention", RouterOptions.RETENTION))
            .withLimits(limits(flags))
            .withPace(pace(flags));
    ApiLimits api =
        new ApiLimits(
            flags
                .optional("web.route-prefix", "a path such as /alertmanager", RouterReader::prefix)
                .orElse(""),
            count(flags, "web.get-concurrency", 0, 0));
    Optional<String> externalUrl =
        settings.externalUrl().or(() -> externalUrl(flags, "web.external-url"));
    flags.rejectUnknownKeys();
    return new RouterSettings(
        externalUrl,
        settings.telegramButtons(),
        options,
        settings.history(),
        api,
        settings.heartbeat());
  }

  private static RouterLimits limits(YamlMapping flags) {
    RouterLimits defaults = RouterLimits.DEFAULTS;
    return new RouterLimits(
        defaults.alerts(),
        count(flags, "alerts.per-alertname-limit", 0, defaults.alertsOfName()),
        orAny(count(flags, "silences.max-silences", 0, defaults.silences())),
        orAny(count(flags, "silences.max-silence-size-bytes", 0, defaults.silenceBytes())));
  }

  private static RouterPace pace(YamlMapping flags) {
    RouterPace defaults = RouterPace.DEFAULTS;
    return new RouterPace(
        flags.duration("dispatch.start-delay").orElse(defaults.startDelay()),
        positive(flags, "data.maintenance-interval", defaults.maintenance()),
        positive(flags, "alerts.gc-interval", defaults.alertCollection()));
  }

  /** A written zero means none, as upstream. */
  private static int orAny(int limit) {
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private static int count(YamlMapping owner, String key, int least, int fallback) {
    return owner.integer(key, least, Integer.MAX_VALUE).map(Math::toIntExact).orElse(fallback);
  }

  private static Duration positive(YamlMapping owner, String key, Duration fallback) {
    Duration found = owner.duration(key).orElse(fallback);
    if (found.isPositive()) {
      return found;
    }
    owner.problem(key, "zero", "a duration longer than zero");
    return fallback;
  }

  private static Optional<String> externalUrl(YamlMapping owner, String key) {
    return owner
        .optional(key, "a URL such as https://alerts.example", BotUrl::parse)
        .map(url -> url.toString().replaceFirst("/+$", ""));
  }

  private static String prefix(String text) {
    String prefix = text.replaceFirst("/+$", "");
    if (!prefix.isEmpty() && !prefix.matches(PREFIX_FORM)) {
      throw new IllegalArgumentException(text);
    }
    return prefix;
  }
}
