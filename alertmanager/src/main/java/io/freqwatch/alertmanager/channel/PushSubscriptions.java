package io.freqwatch.alertmanager.channel;

import java.util.List;

/** The browsers that are to be told; kept by whoever has the users. Safe for many threads. */
public interface PushSubscriptions {
  /** Those there are now. */
  List<PushSubscription> all();

  /** Forgets one whose push service knows it no more. */
  void remove(PushSubscription gone);
}
