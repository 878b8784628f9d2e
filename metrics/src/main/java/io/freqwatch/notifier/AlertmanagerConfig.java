package io.freqwatch.notifier;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.relabel.Relabeling;
import java.time.Duration;
import java.util.List;

/**
 * One entry of {@code alerting.alertmanagers}.
 *
 * @param scheme of alertmanagers that do not say theirs
 * @param pathPrefix in front of {@code /api/v2/alerts}
 * @param timeout for sending one batch
 * @param targets chooses and changes the alertmanagers found
 * @param alerts chooses and changes the alerts sent to these
 */
public record AlertmanagerConfig(
    String scheme,
    String pathPrefix,
    Duration timeout,
    HttpClientOptions http,
    Relabeling targets,
    Relabeling alerts,
    List<DiscoveryConfig> discoveries) {
  public AlertmanagerConfig {
    discoveries = List.copyOf(discoveries);
  }
}
