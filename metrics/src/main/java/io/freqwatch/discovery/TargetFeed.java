package io.freqwatch.discovery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest list of targets and who listens to it. Safe for use by many threads; its lock is held
 * while listeners are called, so that they hear one list at a time and in order.
 */
final class TargetFeed implements Discovery {
  private final List<Listener> listeners = new ArrayList<>();
  private @Nullable List<TargetGroup> groups;

  /** Tells everybody, unless the list is the one told last. */
  synchronized void publish(List<TargetGroup> newGroups) {
    if (!newGroups.equals(groups)) {
      groups = List.copyOf(newGroups);
      listeners.forEach(listener -> listener.targets(newGroups));
    }
  }

  /** Hears of the list at once where there is one. */
  @Override
  public synchronized Subscription subscribe(Listener listener) {
    listeners.add(listener);
    if (groups != null) {
      listener.targets(groups);
    }
    return () -> remove(listener);
  }

  private synchronized void remove(Listener listener) {
    listeners.remove(listener);
  }
}
