package io.freqwatch.notifier;

import io.freqwatch.model.Labels;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.rules.OutgoingAlert;
import java.util.ArrayList;
import java.util.List;

/** Gives alerts the labels they are sent with. */
final class AlertLabels {
  private AlertLabels() {}

  /** Adds labels that an alert lacks. */
  static List<OutgoingAlert> withExternal(List<OutgoingAlert> alerts, Labels external) {
    return alerts.stream().map(alert -> relabelled(alert, joined(alert, external))).toList();
  }

  private static Labels joined(OutgoingAlert alert, Labels external) {
    Labels.Builder labels = external.toBuilder();
    alert.labels().forEach(label -> labels.set(label.name(), label.value()));
    return labels.build();
  }

  /** Without those that relabelling drops. */
  static List<OutgoingAlert> relabelled(List<OutgoingAlert> alerts, Relabeling relabeling) {
    List<OutgoingAlert> kept = new ArrayList<>();
    for (OutgoingAlert alert : alerts) {
      relabeling.apply(alert.labels()).ifPresent(labels -> kept.add(relabelled(alert, labels)));
    }
    return kept;
  }

  private static OutgoingAlert relabelled(OutgoingAlert alert, Labels labels) {
    return new OutgoingAlert(
        labels,
        alert.annotations(),
        alert.startsAtMillis(),
        alert.endsAtMillis(),
        alert.generatorUrl());
  }
}
