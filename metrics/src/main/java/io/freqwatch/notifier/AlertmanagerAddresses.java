package io.freqwatch.notifier;

import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where alerts are posted to, as discovery says and relabelling leaves it.
 *
 * @param active in the order they were found, none twice
 * @param dropped by relabelling
 */
record AlertmanagerAddresses(Set<URI> active, List<URI> dropped) {
  private static final Logger log = LoggerFactory.getLogger(AlertmanagerAddresses.class);
  private static final String PATH = "__alerts_path__";
  private static final String API = "/api/v2/alerts";

  static final AlertmanagerAddresses NONE = new AlertmanagerAddresses(Set.of(), List.of());

  static AlertmanagerAddresses of(AlertmanagerConfig config, List<TargetGroup> groups) {
    Set<URI> active = new LinkedHashSet<>();
    List<URI> dropped = new ArrayList<>();
    for (TargetGroup group : groups) {
      for (Labels found : group.joined()) {
        Labels labels = withDefaults(config, found);
        Optional<Labels> kept = config.targets().apply(labels);
        kept.flatMap(AlertmanagerAddresses::address).ifPresent(active::add);
        if (kept.isEmpty()) {
          address(labels).ifPresent(dropped::add);
        }
      }
    }
    return new AlertmanagerAddresses(active, dropped);
  }

  private static Labels withDefaults(AlertmanagerConfig config, Labels found) {
    String prefix = ("/" + config.pathPrefix()).replaceAll("/+", "/").replaceAll("/$", "");
    return found.toBuilder()
        .set(TargetGroup.SCHEME, config.scheme())
        .set(PATH, prefix + API)
        .build();
  }

  private static Optional<URI> address(Labels labels) {
    String address = labels.value(TargetGroup.ADDRESS);
    String text = labels.value(TargetGroup.SCHEME) + "://" + address + labels.value(PATH);
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && !address.contains("/")) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException ignored) { // said below
    }
    log.warn("\"{}\" is no alertmanager's address; expected host:port", address);
    return Optional.empty();
  }
}
