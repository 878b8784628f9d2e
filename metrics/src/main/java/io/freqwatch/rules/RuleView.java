package io.freqwatch.rules;

import io.freqwatch.rules.file.RuleDefinition;
import java.util.Comparator;
import java.util.List;

/**
 * A rule as it is now.
 *
 * @param alerts those that wait or fire; empty for a recording rule
 */
public record RuleView(RuleDefinition definition, RuleStatus status, List<Alert> alerts) {
  public RuleView {
    alerts = List.copyOf(alerts);
  }

  /** The state of the alert that is the furthest. */
  public AlertState state() {
    return alerts.stream()
        .map(Alert::state)
        .max(Comparator.naturalOrder())
        .orElse(AlertState.INACTIVE);
  }
}
