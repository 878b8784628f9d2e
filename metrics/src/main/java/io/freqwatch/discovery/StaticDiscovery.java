package io.freqwatch.discovery;

import java.util.List;

/** Targets that never change. */
public final class StaticDiscovery implements Discovery {
  private final List<TargetGroup> groups;

  public StaticDiscovery(List<TargetGroup> groups) {
    this.groups = List.copyOf(groups);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    listener.targets(groups);
    return () -> {};
  }
}
