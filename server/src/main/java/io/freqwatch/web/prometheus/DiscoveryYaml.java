package io.freqwatch.web.prometheus;

import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Label;
import io.freqwatch.model.PrometheusDuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Where targets come from, as it stands in a {@code prometheus.yml}; no secret. */
final class DiscoveryYaml {
  private final YamlText yaml;

  private DiscoveryYaml(YamlText yaml) {
    this.yaml = yaml;
  }

  /** Writes what there is of each kind as one list. */
  static void write(List<DiscoveryConfig> discoveries, YamlText yaml) {
    DiscoveryYaml writer = new DiscoveryYaml(yaml);
    List<TargetGroup> groups =
        all(DiscoveryConfig.Static.class, discoveries).stream()
            .flatMap(each -> each.groups().stream())
            .toList();
    writer.list("static_configs", groups, writer::group);
    writer.list(
        "file_sd_configs", all(DiscoveryConfig.InFiles.class, discoveries), writer::inFiles);
    writer.list("http_sd_configs", all(DiscoveryConfig.Http.class, discoveries), writer::http);
    writer.list("dns_sd_configs", all(DiscoveryConfig.Dns.class, discoveries), writer::dns);
  }

  private static <T> List<T> all(Class<T> kind, List<DiscoveryConfig> discoveries) {
    return discoveries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <T> void list(String key, List<T> elements, Consumer<T> content) {
    if (!elements.isEmpty()) {
      yaml.key(key);
      elements.forEach(each -> yaml.element(() -> content.accept(each)));
    }
  }

  private void group(TargetGroup group) {
    yaml.list(
        "targets", group.targets().stream().map(each -> each.value(TargetGroup.ADDRESS)).toList());
    Map<String, String> labels = new TreeMap<>();
    for (Label label : group.labels()) {
      labels.put(label.name(), label.value());
    }
    if (!labels.isEmpty()) {
      yaml.nested("labels", () -> labels.forEach(yaml::put));
    }
  }

  private void inFiles(DiscoveryConfig.InFiles files) {
    yaml.list("files", files.files().stream().map(Path::toString).toList());
    refreshed(files.refreshInterval());
  }

  private void http(DiscoveryConfig.Http http) {
    yaml.put("url", withoutPassword(http.url()));
    refreshed(http.refreshInterval());
    HttpClientYaml.write(http.http(), yaml);
  }

  private void dns(DiscoveryConfig.Dns dns) {
    yaml.list("names", dns.names());
    yaml.put("type", dns.type().name()).put("port", dns.port());
    refreshed(dns.refreshInterval());
  }

  private void refreshed(Duration interval) {
    yaml.put("refresh_interval", PrometheusDuration.format(interval));
  }

  private static String withoutPassword(URI url) {
    return url.toString().replaceFirst("//[^@/]*@", "//<secret>@");
  }
}
