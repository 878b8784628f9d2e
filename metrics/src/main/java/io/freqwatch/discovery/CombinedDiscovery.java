package io.freqwatch.discovery;

import java.util.ArrayList;
import java.util.List;

/**
 * Several discoveries as one: tells the groups of all, in their order, as soon as each has told
 * something. One that is silent holds nothing up.
 */
final class CombinedDiscovery implements Discovery {
  private final List<Discovery> parts;

  CombinedDiscovery(List<Discovery> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    Joining joining = new Joining(parts.size(), listener);
    List<Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      subscriptions.add(parts.get(i).subscribe(groups -> joining.take(part, groups)));
    }
    joining.open();
    return () -> subscriptions.forEach(Subscription::close);
  }

  /** What each part told last. */
  private static final class Joining {
    private final List<List<TargetGroup>> told = new ArrayList<>();
    private final Listener listener;
    private boolean open;
    private boolean heard;

    Joining(int parts, Listener listener) {
      this.listener = listener;
      for (int i = 0; i < parts; i++) {
        told.add(List.of());
      }
    }

    synchronized void take(int part, List<TargetGroup> groups) {
      told.set(part, groups);
      heard = true;
      tell();
    }

    /** Begins to tell, with what is known at once in one go. */
    synchronized void open() {
      open = true;
      tell();
    }

    private void tell() {
      if (open && heard) {
        listener.targets(told.stream().flatMap(List::stream).toList());
      }
    }
  }
}
