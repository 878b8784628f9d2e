package io.freqwatch.notifier;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.rules.AlertSink;
import io.freqwatch.rules.OutgoingAlert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells every alertmanager there is of every alert. Safe for use by many threads. Source:
 * prometheus/prometheus notifier.
 */
public final class Notifier implements Component, AlertSink {
  private final Function<List<DiscoveryConfig>, Discovery> discoveries;
  private final HttpClients clients;
  private final Clock clock;
  private volatile NotifierOptions options;
  private boolean running;
  private volatile Map<AlertmanagerConfig, AlertmanagerSet> sets = Map.of();

  /**
   * @param discoveries who the alertmanagers of a configuration are
   * @param clients stay the caller's and live longer
   */
  public Notifier(
      NotifierOptions options,
      Function<List<DiscoveryConfig>, Discovery> discoveries,
      HttpClients clients,
      Clock clock) {
    this.options = options;
    this.discoveries = discoveries;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    running = true;
    apply();
  }

  /** Takes other options. Alertmanagers that stay keep what waits for them. */
  public synchronized void update(NotifierOptions newOptions) {
    options = newOptions;
    if (running) {
      apply();
    }
  }

  /** Queues alerts for every alertmanager; waits for nobody. */
  @Override
  public void send(List<OutgoingAlert> alerts) {
    NotifierOptions now = options;
    List<OutgoingAlert> chosen =
        AlertLabels.relabelled(
            AlertLabels.withExternal(alerts, now.externalLabels()), now.alerts());
    if (!chosen.isEmpty()) {
      sets.values().forEach(set -> set.send(chosen));
    }
  }

  public NotifierStatistics statistics() {
    return new NotifierStatistics(
        sets.values().stream().flatMap(set -> set.statistics().stream()).toList(),
        sets.values().stream().flatMap(set -> set.dropped().stream()).toList());
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  /** Sends what waits, for some seconds at most. */
  @Override
  public synchronized void close() {
    running = false;
    end(List.copyOf(sets.values()));
    sets = Map.of();
  }

  private void apply() {
    Map<AlertmanagerConfig, AlertmanagerSet> old = new LinkedHashMap<>(sets);
    Map<AlertmanagerConfig, AlertmanagerSet> current = new LinkedHashMap<>();
    for (AlertmanagerConfig config : options.alertmanagers()) {
      AlertmanagerSet known = old.remove(config);
      if (known != null) {
        current.put(config, known);
      } else if (!current.containsKey(config)) {
        current.put(config, begun(config));
      }
    }
    sets = current;
    end(new ArrayList<>(old.values()));
  }

  private AlertmanagerSet begun(AlertmanagerConfig config) {
    AlertmanagerSet set = new AlertmanagerSet(config, clients, clock);
    set.follow(discoveries.apply(config.discoveries()));
    return set;
  }

  private static void end(List<AlertmanagerSet> ended) {
    ended.forEach(AlertmanagerSet::drain);
    ended.forEach(AlertmanagerSet::join);
  }
}
