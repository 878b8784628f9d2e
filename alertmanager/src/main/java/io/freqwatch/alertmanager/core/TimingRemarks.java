package io.freqwatch.alertmanager.core;

import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What surprises people about the times of routes (prometheus/alertmanager #642, #676, #2166,
 * #2647, #3370): a group is looked at every group_interval, so nothing else can come in between.
 */
public final class TimingRemarks {
  private TimingRemarks() {}

  /**
   * One sentence for each surprise of a route and those below it; a route that inherits its times
   * is not spoken of again.
   *
   * @param retention how long it is remembered what receivers were told
   */
  public static List<String> of(Route root, Duration retention) {
    List<String> remarks = new ArrayList<>();
    add(root, retention, remarks);
    return remarks;
  }

  private static void add(Route route, Duration retention, List<String> remarks) {
    remarks.addAll(of(route, place(route), retention));
    for (Route child : route.children()) {
      List<String> below = new ArrayList<>();
      add(child, retention, below);
      if (hasTimesOf(child, route)) {
        below.removeAll(of(child, place(child), retention));
      }
      remarks.addAll(below);
    }
  }

  private static boolean hasTimesOf(Route child, Route parent) {
    return child.groupWait().equals(parent.groupWait())
        && child.groupInterval().equals(parent.groupInterval())
        && child.repeatInterval().equals(parent.repeatInterval());
  }

  private static String place(Route route) {
    return "route "
        + (route.matchers().isEmpty() ? "" : route.matchers() + " ")
        + "of "
        + route.receiver();
  }

  private static List<String> of(Route route, String place, Duration retention) {
    List<String> remarks = new ArrayList<>();
    String interval = PrometheusDuration.format(route.groupInterval());
    String repeat = PrometheusDuration.format(route.repeatInterval());
    String effective = PrometheusDuration.format(effectiveRepeat(route));
    if (route.repeatInterval().compareTo(route.groupInterval()) < 0) {
      remarks.add(
          "%s: repeat_interval %s is shorter than group_interval %s: it repeats every %s"
              .formatted(place, repeat, interval, effective));
    } else if (!effectiveRepeat(route).equals(route.repeatInterval())) {
      remarks.add(
          "%s: repeat_interval %s is no multiple of group_interval %s: it repeats every %s"
              .formatted(place, repeat, interval, effective));
    }
    if (route.groupWait().compareTo(route.groupInterval()) > 0) {
      remarks.add(
          "%s: group_wait %s is longer than group_interval %s: the first notification is the slowest"
              .formatted(place, PrometheusDuration.format(route.groupWait()), interval));
    }
    if (route.repeatInterval().compareTo(retention) > 0) {
      remarks.add(
          "%s: repeat_interval %s is longer than %s, after which it is forgotten who was told: it repeats then"
              .formatted(place, repeat, PrometheusDuration.format(retention)));
    }
    return remarks;
  }

  /** The first look at which the repeat interval is over. */
  public static Duration effectiveRepeat(Route route) {
    long interval = Math.max(1, route.groupInterval().toMillis());
    long looks = Math.ceilDiv(route.repeatInterval().toMillis(), interval);
    return Duration.ofMillis(Math.max(1, looks) * interval);
  }
}
