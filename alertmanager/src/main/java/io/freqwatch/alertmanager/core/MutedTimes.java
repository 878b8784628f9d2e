package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.config.TimeInterval;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which routes are muted by the time of the day, the week or the year. Immutable. */
public record MutedTimes(Map<String, List<TimeInterval>> intervals) {
  public MutedTimes {
    intervals = Map.copyOf(intervals);
  }

  /** The names of intervals that mute a route now; its active ones, where none of them is on. */
  public List<String> mutedBy(Route route, Instant now) {
    List<String> muting =
        route.muteTimeIntervals().stream().filter(name -> isOn(name, now)).toList();
    if (!muting.isEmpty() || route.activeTimeIntervals().isEmpty()) {
      return muting;
    }
    boolean active = route.activeTimeIntervals().stream().anyMatch(name -> isOn(name, now));
    return active ? List.of() : route.activeTimeIntervals();
  }

  private boolean isOn(String name, Instant now) {
    return intervals.getOrDefault(name, List.of()).stream()
        .anyMatch(interval -> interval.contains(now));
  }
}
