package io.freqwatch.alertmanager.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many texts of a delivery in several texts have arrived, so that another attempt goes on
 * behind them. Kept for the deliveries of late, in memory only: after a restart a delivery begins
 * anew. Safe for use by many threads.
 */
final class Progress {
  private static final int MAX_DELIVERIES = 256;

  private final Map<DeliveryKey, Integer> sent = new LinkedHashMap<>();

  synchronized int of(DeliveryKey key) {
    return sent.getOrDefault(key, 0);
  }

  synchronized void set(DeliveryKey key, int count) {
    sent.remove(key);
    sent.put(key, count);
    if (sent.size() > MAX_DELIVERIES) {
      sent.remove(sent.keySet().iterator().next());
    }
  }

  synchronized void done(DeliveryKey key) {
    sent.remove(key);
  }
}
