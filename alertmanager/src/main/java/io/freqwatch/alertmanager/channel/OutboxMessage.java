package io.freqwatch.alertmanager.channel;

import java.time.Instant;

/**
 * A message as an outbox keeps it, in the words that a phone would show.
 *
 * @param number counts up, so that a reader knows what is new
 * @param at when it came
 * @param severity of the worst alert that fires: critical, warning or info; {@code over} where none
 *     does
 * @param text plain, of any characters: whoever shows it escapes it
 * @param link where to look; may be empty
 */
public record OutboxMessage(
    long number, Instant at, String severity, String title, String text, String link) {}
