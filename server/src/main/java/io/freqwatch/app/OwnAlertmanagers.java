package io.freqwatch.app;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.relabel.Relabeling;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Sends alerts to the alert routers that {@code freqwatch.yml} says, which is the embedded one
 * unless it says others, as long as {@code prometheus.yml} names none.
 */
record OwnAlertmanagers(List<URI> uris) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  NotifierOptions added(NotifierOptions written) {
    if (!written.alertmanagers().isEmpty()) {
      return written;
    }
    return new NotifierOptions(
        written.externalLabels(),
        written.alerts(),
        uris.stream().map(OwnAlertmanagers::config).toList());
  }

  private static AlertmanagerConfig config(URI uri) {
    TargetGroup target =
        new TargetGroup(
            "freqwatch.yml",
            List.of(Labels.of(TargetGroup.ADDRESS, uri.getRawAuthority())),
            Labels.EMPTY);
    return new AlertmanagerConfig(
        uri.getScheme(),
        uri.getRawPath(),
        TIMEOUT,
        HttpClientOptions.DEFAULT,
        Relabeling.NONE,
        Relabeling.NONE,
        List.of(new DiscoveryConfig.Static(List.of(target))));
  }
}
