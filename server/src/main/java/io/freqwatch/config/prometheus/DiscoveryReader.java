package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.DiscoveryConfig.RecordType;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.discovery.TargetGroupsYaml;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.model.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code ..._sd_configs} of a job. Used by one thread. */
final class DiscoveryReader {
  /** Those of Prometheus that are not here; their targets can come by http_sd_configs. */
  private static final List<String> ELSEWHERE =
      List.of(
          "aws",
          "azure",
          "consul",
          "digitalocean",
          "docker",
          "dockerswarm",
          "ec2",
          "eureka",
          "gce",
          "hetzner",
          "ionos",
          "kubernetes",
          "kuma",
          "lightsail",
          "linode",
          "marathon",
          "nerve",
          "nomad",
          "openstack",
          "ovhcloud",
          "puppetdb",
          "scaleway",
          "serverset",
          "stackit",
          "triton",
          "uyuni",
          "vultr");

  private static final String FILE_FORM =
      "paths ending in .json, .yml or .yaml, with at most one *, in the last part";

  private final Path folder;
  private final HttpReader http;
  private final Remarks remarks;

  DiscoveryReader(Path folder, HttpReader http, Remarks remarks) {
    this.folder = folder;
    this.http = http;
    this.remarks = remarks;
  }

  /**
   * @param mayBeUrls whether relabelling may make an address of what is none yet
   */
  List<DiscoveryConfig> read(YamlMapping job, boolean mayBeUrls) {
    List<DiscoveryConfig> all = new ArrayList<>();
    List<YamlMapping> fixed = job.mappings("static_configs");
    if (!fixed.isEmpty()) {
      all.add(fixed(job, fixed, mayBeUrls));
    }
    job.mappings("file_sd_configs").stream().map(this::files).forEach(all::add);
    job.mappings("http_sd_configs").stream()
        .map(this::http)
        .flatMap(Optional::stream)
        .forEach(all::add);
    job.mappings("dns_sd_configs").stream().map(DiscoveryReader::dns).forEach(all::add);
    for (String name : ELSEWHERE) {
      String key = name + "_sd_configs";
      if (!job.mappings(key).isEmpty()) {
        remarks.add(job, key, "not supported; such targets can come by http_sd_configs");
      }
    }
    return all;
  }

  private static DiscoveryConfig fixed(
      YamlMapping job, List<YamlMapping> written, boolean mayBeUrls) {
    List<TargetGroup> groups = TargetGroupsYaml.read(written);
    for (TargetGroup group : groups) {
      for (Labels target : group.targets()) {
        String address = target.value(TargetGroup.ADDRESS);
        if (!mayBeUrls && address.contains("/")) {
          job.problem("static_configs", "\"" + address + "\"", "targets as host:port, no URLs");
        }
      }
    }
    return new DiscoveryConfig.Static(groups);
  }

  private DiscoveryConfig files(YamlMapping config) {
    List<Path> files = new ArrayList<>();
    List<String> texts = config.texts("files");
    for (String text : texts) {
      if (text.matches("[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)")) {
        files.add(folder.resolve(text).normalize());
      } else {
        config.problem("files", "\"" + text + "\"", FILE_FORM);
      }
    }
    if (texts.isEmpty()) {
      config.problem("files", "no file", "at least one");
    }
    Duration refresh = refresh(config, Duration.ofMinutes(5));
    config.rejectUnknownKeys();
    return new DiscoveryConfig.InFiles(files, refresh);
  }

  private Optional<DiscoveryConfig> http(YamlMapping config) {
    YamlValues.requireText(config, "url", "where to ask for targets");
    Optional<DiscoveryConfig> found =
        YamlValues.httpUrl(config, "url")
            .map(
                url ->
                    new DiscoveryConfig.Http(
                        url, refresh(config, Duration.ofMinutes(1)), http.read(config)));
    if (found.isEmpty()) {
      refresh(config, Duration.ofMinutes(1));
      http.read(config);
    }
    config.rejectUnknownKeys();
    return found;
  }

  private static DiscoveryConfig dns(YamlMapping config) {
    List<String> names = config.texts("names");
    if (names.isEmpty()) {
      config.problem("names", "no name", "at least one");
    }
    RecordType type =
        config
            .optional("type", "one of A, AAAA, SRV, MX, NS", RecordType::valueOf)
            .orElse(RecordType.SRV);
    int port = config.integer("port", 0, 65_535).map(Math::toIntExact).orElse(0);
    if (port == 0 && type != RecordType.SRV) {
      config.problem("port", "no port", "the port of the targets, which " + type + " lacks");
    }
    Duration refresh = refresh(config, Duration.ofSeconds(30));
    config.rejectUnknownKeys();
    return new DiscoveryConfig.Dns(names, type, port, refresh);
  }

  private static Duration refresh(YamlMapping config, Duration fallback) {
    return Timing.positive(config, "refresh_interval").orElse(fallback);
  }
}
