package io.freqwatch.exporter;

import io.freqwatch.http.HttpServerOptions;
import java.util.List;

/**
 * What to export and where.
 *
 * @param listener the address of all bots, under {@code /bots/<bot>/metrics}
 * @param sidecar whether {@code /metrics} is the one bot's own, as the original has it
 * @param collectors additional collectors, for every bot
 */
public record ExporterOptions(
    HttpServerOptions listener,
    List<ExportedBot> bots,
    boolean sidecar,
    Pace pace,
    List<MetricCollector> collectors) {
  public ExporterOptions {
    bots = List.copyOf(bots);
    collectors = List.copyOf(collectors);
    if (sidecar && bots.size() != 1) {
      throw new IllegalArgumentException(
          "a sidecar exports one bot, found " + bots.size() + " bots");
    }
    long names = bots.stream().map(ExportedBot::name).distinct().count();
    if (names != bots.size()) {
      throw new IllegalArgumentException("two bots have the same name, expected unique names");
    }
  }

  /** Bots behind one listener, at the usual pace and without further collectors. */
  public static ExporterOptions of(HttpServerOptions listener, List<ExportedBot> bots) {
    return new ExporterOptions(listener, bots, false, Pace.DEFAULT, List.of());
  }

  /** One bot, whose metrics are {@code /metrics}. */
  public static ExporterOptions sidecar(HttpServerOptions listener, ExportedBot bot) {
    return new ExporterOptions(listener, List.of(bot), true, Pace.DEFAULT, List.of());
  }

  public ExporterOptions withCollectors(List<MetricCollector> found) {
    return new ExporterOptions(listener, bots, sidecar, pace, found);
  }

  public ExporterOptions withPace(Pace other) {
    return new ExporterOptions(listener, bots, sidecar, other, collectors);
  }
}
