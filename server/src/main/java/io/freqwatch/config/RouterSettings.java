package io.freqwatch.config;

import io.freqwatch.alertmanager.api.ApiLimits;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.engine.RouterOptions;
import io.freqwatch.alertmanager.heartbeat.HeartbeatOptions;
import io.freqwatch.alertmanager.store.HistoryLimits;
import io.freqwatch.codec.Problem;
import io.freqwatch.codec.Problems;
import java.util.Optional;

/**
 * What the embedded alert router is told beside its alertmanager.yml, which has no keys of ours.
 *
 * @param externalUrl where people reach it, without a slash at the end; messages have links to
 *     acknowledge alerts only where it is set
 * @param telegramButtons whether messages of Telegram have buttons that acknowledge alerts
 * @param options without the external URL and strictness, which are said elsewhere
 * @param heartbeat who hears that it is alive, and of whom it hears that
 */
public record RouterSettings(
    Optional<String> externalUrl,
    boolean telegramButtons,
    RouterOptions options,
    HistoryLimits history,
    ApiLimits api,
    HeartbeatOptions heartbeat) {
  public static final RouterSettings DEFAULTS =
      new RouterSettings(
          Optional.empty(),
          false,
          RouterOptions.at(""),
          HistoryLimits.DEFAULTS,
          ApiLimits.DEFAULTS,
          HeartbeatOptions.NONE);

  /** With somebody else who hears, and others of whom it hears. */
  public RouterSettings withHeartbeat(HeartbeatOptions other) {
    return new RouterSettings(externalUrl, telegramButtons, options, history, api, other);
  }

  /**
   * @throws io.freqwatch.codec.InvalidFileException where no receiver has the name of the fallback
   */
  public void requireFallback(AlertmanagerConfig config) {
    Problems problems = new Problems();
    fallbackProblem(config).ifPresent(problems::add);
    problems.throwIfAny();
  }

  /** What is wrong with the name of the fallback receiver. */
  Optional<Problem> fallbackProblem(AlertmanagerConfig config) {
    String name = options.fallback();
    return name.isEmpty() || config.receivers().containsKey(name)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "freqwatch.yml",
                0,
                0,
                "alerting.embedded.fallback",
                "\"" + name + "\", which alertmanager.yml does not have",
                "one of its receivers: " + String.join(", ", config.receivers().keySet())));
  }
}
