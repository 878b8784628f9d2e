package io.freqwatch.rules;

import io.freqwatch.model.Labels;

/**
 * An alert of a rule as it is at one moment. Times are milliseconds since 1970; {@link #NEVER}
 * where something has not happened.
 *
 * @param value of the expression when it last gave the alert
 * @param activeSinceMillis when the expression first gave it
 * @param firedAtMillis when it began to fire
 * @param resolvedAtMillis when it ended
 * @param keepsFiringSinceMillis since when it only fires because of {@code keep_firing_for}
 * @param validUntilMillis when it ends unless it is sent again
 */
public record Alert(
    Labels labels,
    Labels annotations,
    AlertState state,
    double value,
    long activeSinceMillis,
    long firedAtMillis,
    long resolvedAtMillis,
    long keepsFiringSinceMillis,
    long validUntilMillis) {
  /** Before any time there is. */
  public static final long NEVER = Long.MIN_VALUE;

  /** The label with the rule's name. */
  public static final String NAME = "alertname";
}
