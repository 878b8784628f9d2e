package io.freqwatch.discovery;

import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the discoveries that configurations ask for, each once, however many jobs share it, and from
 * the first request to the end of its use. Safe for use by many threads.
 */
public final class DiscoveryManager implements Component {
  private final HttpClients clients;
  private final NameServers names;
  private final Clock clock;
  private final DiscoveryCounters counters = new DiscoveryCounters();
  private final Map<DiscoveryConfig, RefreshLoop> running = new HashMap<>();
  private final Map<List<DiscoveryConfig>, Discovery> combined = new HashMap<>();

  /** The clients stay the caller's and live longer. */
  public DiscoveryManager(HttpClients clients, NameServers names, Clock clock) {
    this.clients = clients;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public void start() {
    // each discovery starts when it is asked for
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  /** What all these find together; equal lists give the same one until it is forgotten. */
  public synchronized Discovery of(List<DiscoveryConfig> configs) {
    return combined.computeIfAbsent(List.copyOf(configs), this::create);
  }

  /** Ends what none of these lists asks for. */
  public synchronized void retain(Set<List<DiscoveryConfig>> used) {
    combined.keySet().retainAll(used);
    Set<DiscoveryConfig> needed = new HashSet<>();
    used.forEach(needed::addAll);
    Map<DiscoveryConfig, RefreshLoop> unused = new HashMap<>(running);
    unused.keySet().removeAll(needed);
    running.keySet().retainAll(needed);
    unused.values().forEach(RefreshLoop::close);
  }

  public DiscoveryStatistics statistics() {
    return new DiscoveryStatistics(
        counters.fileErrors.sum(),
        counters.httpFailures.sum(),
        counters.dnsLookups.sum(),
        counters.dnsFailures.sum());
  }

  /** Ends all discoveries; returns when their threads have ended. */
  @Override
  public void close() {
    retain(Set.of());
  }

  private Discovery create(List<DiscoveryConfig> configs) {
    return new CombinedDiscovery(configs.stream().map(this::one).toList());
  }

  private Discovery one(DiscoveryConfig config) {
    return switch (config) {
      case DiscoveryConfig.Static fixed -> new StaticDiscovery(fixed.groups());
      case DiscoveryConfig.InFiles files ->
          loop(config, new FileTargets(files, counters, clock), FileTargets.PACE);
      case DiscoveryConfig.Http http ->
          loop(config, new HttpTargets(http, clients, counters), http.refreshInterval());
      case DiscoveryConfig.Dns dns ->
          loop(config, new DnsTargets(dns, names, counters), dns.refreshInterval());
    };
  }

  private Discovery loop(DiscoveryConfig config, RefreshLoop.Source source, Duration pace) {
    RefreshLoop known = running.get(config);
    if (known != null) {
      return known.feed();
    }
    RefreshLoop loop = new RefreshLoop(source, pace, clock);
    running.put(config, loop);
    loop.start();
    return loop.feed();
  }
}
