package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.exporter.ExportedBot;
import io.freqwatch.exporter.ExporterOptions;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.plugin.PluginOptions;
import java.util.List;

/** What {@code freqwatch exporter} is to do, wherever it was written down. */
record ExporterPlan(List<ExportedBot> bots, ListenAddress listener, List<PluginOptions> plugins) {
  /** Bots without a file: the usual address, no plugins. */
  static ExporterPlan of(List<ExportedBot> bots) {
    return new ExporterPlan(bots, ListenerOptions.DEFAULTS.exporter(), List.of());
  }

  static ExporterPlan of(FreqwatchOptions options) {
    return new ExporterPlan(
        options.bots().stream().map(BotLabels::exported).toList(),
        options.listeners().exporter(),
        options.plugins());
  }

  ExporterPlan withListener(ListenAddress other) {
    return new ExporterPlan(bots, other, plugins);
  }

  /** One bot is exported as a sidecar would. */
  ExporterOptions options(List<MetricCollector> collectors) {
    HttpServerOptions server = HttpServerOptions.at(listener.host(), listener.port());
    ExporterOptions options =
        bots.size() == 1
            ? ExporterOptions.sidecar(server, bots.getFirst())
            : ExporterOptions.of(server, bots);
    return options.withCollectors(collectors);
  }
}
