package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.ExtraChannel;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.config.prometheus.PrometheusSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Alerting of the demo: the rules that come with the program, a {@code prometheus.yml} that names
 * them and an {@code alertmanager.yml}, all in the data folder to be read. A minute of waiting
 * takes five seconds, so that who makes a bot fail need not wait for minutes.
 */
final class DemoAlerting {
  private static final String OUTBOX = "outbox";
  private static final int SECONDS_PER_MINUTE = 5;
  private static final Pattern WAITING =
      Pattern.compile("(?m)^( +(?:for|keep_firing_for): )(\\d+)m$");

  private static final String PROMETHEUS =
      """
      # Written by the demo at each start. The bots are scraped without being named here.
      global: {evaluation_interval: 5s}
      rule_files: [mixin/rules/*.yml, mixin/alerts/*.yml]
      """;

  private DemoAlerting() {}

  /**
   * The same program with it; its files are in the data folder afterwards.
   *
   * @throws CommandFailure where they cannot be written
   */
  static FreqwatchOptions added(FreqwatchOptions options) {
    ListenAddress router = options.listeners().alertmanager();
    Path data = options.data();
    Path prometheus = data.resolve("prometheus.yml");
    Path alertmanager = data.resolve("alertmanager.yml");
    try {
      Files.createDirectories(data);
      List<Path> _ = MixinRules.writeTo(data.resolve("mixin"), DemoAlerting::quicker);
      Files.writeString(prometheus, PROMETHEUS);
      Files.writeString(
          alertmanager, alertmanager("http://" + router.host() + ":" + router.port()));
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, "cannot write to " + data + ": " + e);
    }
    return options.with(
        options.metrics().withConfig(new PrometheusSource(prometheus, Map.of())),
        new AlertingOptions(Optional.of(alertmanager), false, List.of())
            .withChannels(Map.of(OUTBOX, ExtraChannel.Outbox.DEFAULT)));
  }

  /** The rules with minutes of waiting turned into seconds. */
  static String quicker(String rules) {
    return WAITING
        .matcher(rules)
        .replaceAll(
            found -> found.group(1) + SECONDS_PER_MINUTE * Integer.parseInt(found.group(2)) + "s");
  }

  private static String alertmanager(String url) {
    return """
    # Written by the demo at each start: all alerts go to the page "Messages".
    route:
      receiver: outbox
      group_by: [alertname, bot]
      group_wait: 2s
      group_interval: 10s
      repeat_interval: 1h
      routes:
        - {matchers: [alertname="Watchdog"], receiver: nobody}
    inhibit_rules:
      - source_matchers: [alertname="FtFleetDown"]
        target_matchers: ['alertname=~"FtBot.*|FtCandles.*|FtApi.*"']
        equal: [env]
      - source_matchers: ['alertname=~"FtBotDown|FtBotMissing"']
        target_matchers: ['alertname=~"Ft.*"', 'alertname!~"FtBotDown|FtBotMissing|FtDrawdown|FtLoss24h|FtBalanceDrop"']
        equal: [bot]
      - source_matchers: [alertname="FtBotNotRunning"]
        target_matchers: ['alertname=~"FtNoTrades|FtBotStale|FtCandlesStale"']
        equal: [bot]
    receivers:
      - name: outbox
        webhook_configs:
          - {url: "%s/channels/outbox"}
      - name: nobody
    """
        .formatted(url);
  }
}
