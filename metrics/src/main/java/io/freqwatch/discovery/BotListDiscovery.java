package io.freqwatch.discovery;

import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;

/** The program's own bots as targets, one each. Its lock is held while listeners are called. */
public final class BotListDiscovery implements Discovery {
  private static final String SOURCE = "bots";

  private final List<Listener> listeners = new ArrayList<>();
  private List<TargetGroup> groups = List.of();

  /** Replaces the whole list; returns after every listener has taken it. */
  public synchronized void replace(List<BotTarget> bots) {
    List<Labels> targets = bots.stream().map(BotTarget::toLabels).toList();
    groups = List.of(new TargetGroup(SOURCE, targets, Labels.EMPTY));
    listeners.forEach(listener -> listener.targets(groups));
  }

  @Override
  public synchronized Subscription subscribe(Listener listener) {
    listeners.add(listener);
    listener.targets(groups);
    return () -> remove(listener);
  }

  private synchronized void remove(Listener listener) {
    listeners.remove(listener);
  }
}
