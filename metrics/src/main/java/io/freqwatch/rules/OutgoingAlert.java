package io.freqwatch.rules;

import io.freqwatch.model.Labels;

/**
 * An alert on its way to alertmanagers. Times are milliseconds since 1970.
 *
 * @param endsAtMillis when it ended, or when it will have ended unless it is sent again
 * @param generatorUrl where a person sees the expression
 */
public record OutgoingAlert(
    Labels labels,
    Labels annotations,
    long startsAtMillis,
    long endsAtMillis,
    String generatorUrl) {}
