package io.freqwatch.app;

import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.exporter.Pace;
import java.time.Duration;

/**
 * How often bots are asked and exporters scraped.
 *
 * @param state how often state and open trades are scraped
 * @param standard how often money is
 * @param historical how often tags, reasons and the calls themselves are
 */
record Tempo(Pace pace, Duration state, Duration standard, Duration historical) {
  static final Tempo USUAL =
      new Tempo(
          Pace.DEFAULT, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60));

  Duration interval(CollectGroup group) {
    return switch (group) {
      case STATE -> state;
      case STANDARD -> standard;
      case HISTORICAL -> historical;
    };
  }
}
