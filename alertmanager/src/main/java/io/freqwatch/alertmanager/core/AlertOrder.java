package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.Comparator;
import java.util.TreeSet;

/** The order of alerts in a notification: by job, by instance, by the other labels. */
public final class AlertOrder {
  /** The order of label sets in Alertmanager: fewer labels first, then by name and value. */
  public static final Comparator<Labels> LABELS = AlertOrder::compare;

  public static final Comparator<Alert> ALERTS =
      Comparator.comparing(Alert::labels, present("job"))
          .thenComparing(Alert::labels, present("instance"))
          .thenComparing(Alert::labels, LABELS);

  private AlertOrder() {}

  /** Those without the label come last. */
  private static Comparator<Labels> present(String name) {
    return Comparator.comparing((Labels labels) -> !labels.has(name))
        .thenComparing(labels -> labels.value(name), Labels::compareUtf8);
  }

  private static int compare(Labels a, Labels b) {
    if (a.size() != b.size()) {
      return Integer.compare(a.size(), b.size());
    }
    TreeSet<String> names = new TreeSet<>(Labels::compareUtf8);
    for (Label label : a) {
      names.add(label.name());
    }
    for (Label label : b) {
      names.add(label.name());
    }
    for (String name : names) {
      int order = compare(a, b, name);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Labels a, Labels b, String name) {
    if (a.has(name) != b.has(name)) {
      return a.has(name) ? 1 : -1;
    }
    return Labels.compareUtf8(a.value(name), b.value(name));
  }
}
