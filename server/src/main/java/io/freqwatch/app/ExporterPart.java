package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.exporter.ExporterOptions;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.plugin.Plugins;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The exporters of all bots, with the collectors that plugins bring. Safe for many threads. */
final class ExporterPart {
  private final FreqwatchOptions options;
  private final Exporter exporter;

  /**
   * Starts them; they end with the group.
   *
   * @throws io.freqwatch.http.ListenException where a port is taken
   * @throws io.freqwatch.plugin.PluginException where a plugin cannot be used
   */
  ExporterPart(
      FreqwatchOptions options, Tempo tempo, HttpFetcher fetcher, Clock clock, RunGroup group) {
    this.options = options;
    Plugins plugins = Plugins.load(options.plugins());
    group.onClose("plugins", plugins);
    ListenAddress address = options.listeners().exporter();
    ExporterOptions exported =
        ExporterOptions.of(
                Ports.options(address), options.bots().stream().map(BotLabels::exported).toList())
            .withPace(tempo.pace())
            .withCollectors(plugins.collectors());
    this.exporter = group.start("exporter", new Exporter(exported, fetcher, clock));
  }

  Exporter exporter() {
    return exporter;
  }

  /** The addresses of exporters that have a port of their own, by bot. */
  Map<String, URI> ownUris() {
    Map<String, URI> result = new TreeMap<>();
    for (BotOptions bot : options.bots()) {
      exporter.ownUri(bot.name()).ifPresent(uri -> result.put(bot.name(), uri));
    }
    return result;
  }
}
