package io.freqwatch.config;

import io.freqwatch.plugin.PluginOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * All of {@code freqwatch.yml}, checked.
 *
 * @param data the data folder, absolute
 * @param plugins jars to load
 * @param notices what the reader of the log should know of the file
 */
public record FreqwatchOptions(
    Path data,
    ListenerOptions listeners,
    List<BotOptions> bots,
    MetricsOptions metrics,
    AlertingOptions alerting,
    LimitOptions limits,
    List<PluginOptions> plugins,
    List<Notice> notices) {
  public FreqwatchOptions {
    bots = List.copyOf(bots);
    plugins = List.copyOf(plugins);
    notices = List.copyOf(notices);
  }

  /** With other flags of Prometheus, as a command line may set them. */
  public FreqwatchOptions withFlags(PrometheusFlags flags) {
    return new FreqwatchOptions(
        data, listeners, bots, metrics.withFlags(flags), alerting, limits, plugins, notices);
  }

  /** With another way of metrics and of alerts. */
  public FreqwatchOptions with(MetricsOptions otherMetrics, AlertingOptions otherAlerting) {
    return new FreqwatchOptions(
        data, listeners, bots, otherMetrics, otherAlerting, limits, plugins, notices);
  }

  /**
   * All of our own ports moved up; the bots' URLs stay.
   *
   * @throws IllegalArgumentException where a port would leave its range
   */
  public FreqwatchOptions shifted(int portOffset) {
    return new FreqwatchOptions(
        data,
        listeners.shifted(portOffset),
        bots.stream().map(bot -> bot.shifted(portOffset)).toList(),
        metrics,
        alerting,
        limits,
        plugins,
        notices);
  }
}
