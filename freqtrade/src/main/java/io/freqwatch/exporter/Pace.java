package io.freqwatch.exporter;

import java.time.Duration;

/**
 * How often a bot is asked. An endpoint is asked less often where its calls take long, and no tier
 * is asked while the bot does not answer, but for the lightest call.
 *
 * @param light state, health and open trades
 * @param followed the same while the bot's messages are followed, which tell of changes at once
 * @param standard profit, balance, locks, logs
 * @param historical tags, reasons, weeks, host
 * @param debounce how long after an event the open trades are read again
 */
public record Pace(
    Duration light, Duration followed, Duration standard, Duration historical, Duration debounce) {
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMillis(300));
}
