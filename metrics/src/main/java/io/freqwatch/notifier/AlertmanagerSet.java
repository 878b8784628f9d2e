package io.freqwatch.notifier;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.rules.OutgoingAlert;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alertmanagers of one entry of the configuration, as discovery finds them, with a loop for
 * each. Safe for use by many threads.
 */
final class AlertmanagerSet {
  private final AlertmanagerConfig config;
  private final HttpClients clients;
  private final Clock clock;
  private final Map<URI, SendLoop> loops = new LinkedHashMap<>();
  private AlertmanagerAddresses addresses = AlertmanagerAddresses.NONE;
  private Discovery.@Nullable Subscription subscription;

  AlertmanagerSet(AlertmanagerConfig config, HttpClients clients, Clock clock) {
    this.config = config;
    this.clients = clients;
    this.clock = clock;
  }

  /** Follows a discovery until it is closed. */
  void follow(Discovery discovery) {
    subscription = discovery.subscribe(this::found);
  }

  private synchronized void found(List<TargetGroup> groups) {
    addresses = AlertmanagerAddresses.of(config, groups);
    loops.entrySet().stream()
        .filter(loop -> !addresses.active().contains(loop.getKey()))
        .forEach(gone -> gone.getValue().abandon());
    loops.keySet().retainAll(addresses.active());
    addresses.active().forEach(this::ensure);
  }

  private void ensure(URI address) {
    loops.computeIfAbsent(
        address,
        _ -> {
          SendLoop loop = new SendLoop(address, config, clients, clock);
          loop.start();
          return loop;
        });
  }

  synchronized void send(List<OutgoingAlert> alerts) {
    List<OutgoingAlert> relabelled = AlertLabels.relabelled(alerts, config.alerts());
    if (!relabelled.isEmpty()) {
      loops.values().forEach(loop -> loop.send(relabelled));
    }
  }

  synchronized List<AlertmanagerStatistics> statistics() {
    return loops.values().stream().map(SendLoop::statistics).toList();
  }

  synchronized List<URI> dropped() {
    return addresses.dropped();
  }

  /** Asks all loops to send what waits and to end. */
  void drain() {
    unsubscribe();
    synchronized (this) {
      loops.values().forEach(SendLoop::drain);
    }
  }

  /** Waits for the end of all loops. */
  synchronized void join() {
    loops.values().forEach(SendLoop::join);
    loops.clear();
  }

  private void unsubscribe() {
    if (subscription != null) {
      subscription.close();
    }
  }
}
