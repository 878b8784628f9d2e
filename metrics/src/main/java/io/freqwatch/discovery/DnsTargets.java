package io.freqwatch.discovery;

import io.freqwatch.model.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Targets that name servers know, a group for each name. A name that is not answered for keeps its
 * targets; one that does not exist has none. Used by one thread.
 */
final class DnsTargets implements RefreshLoop.Source {
  private static final Logger log = LoggerFactory.getLogger(DnsTargets.class);

  private final DiscoveryConfig.Dns config;
  private final NameServers servers;
  private final DiscoveryCounters counters;
  private final Map<String, TargetGroup> known = new HashMap<>();

  DnsTargets(DiscoveryConfig.Dns config, NameServers servers, DiscoveryCounters counters) {
    this.config = config;
    this.servers = servers;
    this.counters = counters;
  }

  @Override
  public Optional<List<TargetGroup>> read() throws InterruptedException {
    for (String name : config.names()) {
      refresh(name);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    List<TargetGroup> groups =
        config.names().stream()
            .map(known::get)
            .flatMap(group -> Optional.ofNullable(group).stream())
            .toList();
    return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
  }

  private void refresh(String name) {
    counters.dnsLookups.increment();
    try {
      known.put(name, group(name, servers.records(name, config.type())));
    } catch (IOException | IllegalArgumentException e) {
      counters.dnsFailures.increment();
      log.warn("the targets of {} stay as they were: {}", name, e.getMessage());
    }
  }

  private TargetGroup group(String name, List<String> records) {
    List<Labels> targets = new ArrayList<>();
    records.stream().sorted().map(this::target).forEach(targets::add);
    return new TargetGroup(name, targets, Labels.of("__meta_dns_name", name));
  }

  private Labels target(String record) {
    String[] fields = record.split(" ");
    String last = withoutRoot(fields[fields.length - 1]);
    return switch (config.type()) {
      case A -> Labels.of(TargetGroup.ADDRESS, record + ":" + config.port());
      case AAAA -> Labels.of(TargetGroup.ADDRESS, "[" + record + "]:" + config.port());
      case SRV -> service(record, fields, last);
      case MX -> named(last, "__meta_dns_mx_record_target");
      case NS -> named(last, "__meta_dns_ns_record_target");
    };
  }

  /** A record is {@code priority weight port target}. */
  private static Labels service(String record, String[] fields, String host) {
    if (fields.length != 4) {
      throw new IllegalArgumentException(
          "found the SRV record \"" + record + "\", expected priority, weight, port and target");
    }
    return Labels.of(
        TargetGroup.ADDRESS,
        host + ":" + fields[2],
        "__meta_dns_srv_record_target",
        fields[3],
        "__meta_dns_srv_record_port",
        fields[2]);
  }

  private Labels named(String host, String label) {
    return Labels.of(TargetGroup.ADDRESS, host + ":" + config.port(), label, host + ".");
  }

  private static String withoutRoot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
