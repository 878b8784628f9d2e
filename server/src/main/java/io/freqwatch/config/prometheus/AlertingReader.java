package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.Relabeling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code alerting}: which alertmanagers are told of which alerts. Used by one thread. */
final class AlertingReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpReader http;
  private final DiscoveryReader discovery;
  private final Remarks remarks;
  private final NameScheme names;

  AlertingReader(HttpReader http, DiscoveryReader discovery, Remarks remarks, NameScheme names) {
    this.http = http;
    this.discovery = discovery;
    this.remarks = remarks;
    this.names = names;
  }

  NotifierOptions read(YamlMapping top, Labels externalLabels) {
    Optional<YamlMapping> alerting = top.mapping("alerting");
    return new NotifierOptions(
        externalLabels,
        alerting
            .map(found -> RelabelReader.read(found, "alert_relabel_configs", names))
            .orElse(Relabeling.NONE),
        alerting.map(this::alertmanagers).orElse(List.of()));
  }

  private List<AlertmanagerConfig> alertmanagers(YamlMapping alerting) {
    List<AlertmanagerConfig> all =
        alerting.mappings("alertmanagers").stream().map(this::alertmanager).toList();
    alerting.rejectUnknownKeys();
    return all;
  }

  private AlertmanagerConfig alertmanager(YamlMapping alertmanager) {
    HttpClientOptions client = http.read(alertmanager);
    if (alertmanager.mapping("sigv4").isPresent()) {
      remarks.later(alertmanager, "sigv4");
    }
    alertmanager.optional("api_version", "v2", AlertingReader::parseVersion);
    Relabeling targets = RelabelReader.read(alertmanager, "relabel_configs", names);
    Relabeling alerts = RelabelReader.read(alertmanager, "alert_relabel_configs", names);
    List<DiscoveryConfig> discoveries = discovery.read(alertmanager, !targets.isEmpty());
    AlertmanagerConfig config =
        new AlertmanagerConfig(
            alertmanager.optionalText("scheme").orElse("http"),
            alertmanager.optionalText("path_prefix").orElse(""),
            Timing.positive(alertmanager, "timeout").orElse(TIMEOUT),
            client,
            targets,
            alerts,
            discoveries);
    alertmanager.rejectUnknownKeys();
    return config;
  }

  private static String parseVersion(String text) {
    if (!text.equals("v2")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
