package io.freqwatch.discovery;

import java.util.List;

/** Tells which targets there are. Callable from any thread. */
public interface Discovery {
  /**
   * Hands the whole list to the listener, at once where it is known, and again after each change;
   * one call at a time. The listener returns soon.
   */
  Subscription subscribe(Listener listener);

  /** Takes the whole list of target groups. */
  @FunctionalInterface
  interface Listener {
    void targets(List<TargetGroup> groups);
  }

  /** Ends with {@link #close}, after which the listener is not called any more. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
