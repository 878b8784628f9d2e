package io.freqwatch.alertmanager.channel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whom a delivery has reached, so that another attempt tells only the others. Kept for the
 * deliveries of late, in memory only. Safe for use by many threads.
 */
final class Reached {
  private static final int MAX_DELIVERIES = 256;

  private final Map<DeliveryKey, Set<String>> reached = new LinkedHashMap<>();

  synchronized Set<String> of(DeliveryKey key) {
    return Set.copyOf(reached.getOrDefault(key, Set.of()));
  }

  synchronized void add(DeliveryKey key, Set<String> names) {
    reached.computeIfAbsent(key, _ -> new HashSet<>()).addAll(names);
    if (reached.size() > MAX_DELIVERIES) {
      reached.remove(reached.keySet().iterator().next());
    }
  }

  synchronized void done(DeliveryKey key) {
    reached.remove(key);
  }
}
