package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why who is told of an alert, or is not.
 *
 * @param alert as it is known; empty where nobody has reported one with these labels
 * @param silences that hold it back
 * @param inhibitedBy the alerts that do
 * @param ways one for each route that it takes
 */
public record Explanation(
    Labels labels,
    Optional<Alert> alert,
    List<Silence> silences,
    List<Alert> inhibitedBy,
    List<Way> ways) {
  public Explanation {
    silences = List.copyOf(silences);
    inhibitedBy = List.copyOf(inhibitedBy);
    ways = List.copyOf(ways);
  }

  /**
   * A route, and the alert's group in it.
   *
   * @param mutedBy time intervals that keep the route quiet
   * @param nextLook when the group is looked at next; empty where there is no such group
   */
  public record Way(
      Route route,
      Labels groupLabels,
      List<String> mutedBy,
      Optional<Instant> nextLook,
      List<Listener> listeners) {
    public Way {
      listeners = List.copyOf(listeners);
    }
  }

  /**
   * An integration of the route's receiver.
   *
   * @param told what it was told of the group last
   * @param knows whether it was told that this alert fires, and not yet that it ended
   * @param onItsWay a notification of this alert that has not arrived
   * @param next when it is told something at the earliest, should nothing change; empty where that
   *     is not to be foreseen
   * @param why in a sentence
   */
  public record Listener(
      String kind,
      int index,
      boolean sendResolved,
      Optional<LogEntry> told,
      boolean knows,
      Optional<DeliveryView> onItsWay,
      Optional<Instant> next,
      String why) {}
}
