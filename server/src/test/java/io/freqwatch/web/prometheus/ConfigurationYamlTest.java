package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.relabel.Relabeling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationYamlTest {
  private static final TargetGroup GROUP =
      new TargetGroup("0", List.of(Labels.of("__address__", "am:9093")), Labels.of("site", "home"));

  private static final AlertmanagerConfig ALERTMANAGER =
      new AlertmanagerConfig(
          "https",
          "/alerts",
          Duration.ofSeconds(10),
          HttpClientOptions.DEFAULT,
          Relabeling.NONE,
          Relabeling.NONE,
          List.of(
              new DiscoveryConfig.Static(List.of(GROUP)),
              new DiscoveryConfig.InFiles(List.of(Path.of("/etc/am.yml")), Duration.ofMinutes(5)),
              new DiscoveryConfig.Http(
                  URI.create("http://me:word@sd/am"),
                  Duration.ofMinutes(1),
                  HttpClientOptions.DEFAULT),
              new DiscoveryConfig.Dns(
                  List.of("_am._tcp.example"),
                  DiscoveryConfig.RecordType.SRV,
                  0,
                  Duration.ofSeconds(30))));

  @Test
  void showsEverySectionAsItIsInForce() {
    ConfigurationSections sections =
        new ConfigurationSections(
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            List.of(Path.of("/etc/rules/*.yml")),
            new NotifierOptions(Labels.EMPTY, Relabeling.NONE, List.of(ALERTMANAGER)),
            Duration.ofMinutes(30));
    assertThat(new ConfigurationYaml(List::of, Labels.of("site", "home"), sections).text())
        .isEqualTo(
            """
            global:
              evaluation_interval: "15s"
              rule_query_offset: "5s"
              external_labels:
                site: home
            alerting:
              alertmanagers:
              - scheme: https
                path_prefix: /alerts
                timeout: "10s"
                api_version: v2
                follow_redirects: true
                static_configs:
                - targets:
                  - "am:9093"
                  labels:
                    site: home
                file_sd_configs:
                - files:
                  - /etc/am.yml
                  refresh_interval: "5m"
                http_sd_configs:
                - url: "http://<secret>@sd/am"
                  refresh_interval: "1m"
                  follow_redirects: true
                dns_sd_configs:
                - names:
                  - _am._tcp.example
                  type: SRV
                  port: 0
                  refresh_interval: "30s"
            rule_files:
            - "/etc/rules/*.yml"
            scrape_configs:
            storage:
              tsdb:
                out_of_order_time_window: "30m"
            """);
  }
}
