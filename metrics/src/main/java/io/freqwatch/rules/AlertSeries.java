package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;

/** The series in which alerts can be seen, and from which they are restored after a restart. */
final class AlertSeries {
  static final String STATE = "ALERTS";
  static final String ACTIVE_SINCE = "ALERTS_FOR_STATE";

  private static final long MILLIS_PER_SECOND = 1_000;

  private AlertSeries() {}

  static Value.Sample state(ActiveAlert alert) {
    Labels labels =
        alert.labels.toBuilder()
            .set(Labels.METRIC_NAME, STATE)
            .set("alertstate", alert.state.text())
            .build();
    return new Value.Sample(labels, 1, null);
  }

  /** The value is when it became active, in whole seconds. */
  static Value.Sample activeSince(ActiveAlert alert) {
    Labels labels = alert.labels.toBuilder().set(Labels.METRIC_NAME, ACTIVE_SINCE).build();
    long seconds = Math.floorDiv(alert.activeSince, MILLIS_PER_SECOND);
    return new Value.Sample(labels, seconds, null);
  }
}
