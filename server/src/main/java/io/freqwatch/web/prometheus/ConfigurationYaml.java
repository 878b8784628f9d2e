package io.freqwatch.web.prometheus;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeTargets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration in force as a {@code prometheus.yml} that Prometheus loads: all sections, and
 * all jobs, the program's own for its bots included, with the targets that were found for each.
 */
final class ConfigurationYaml {
  private final ScrapeTargets targets;
  private final Labels externalLabels;
  private final ConfigurationSections sections;
  private final YamlText yaml = new YamlText();

  ConfigurationYaml(ScrapeTargets targets, Labels externalLabels, ConfigurationSections sections) {
    this.targets = targets;
    this.externalLabels = externalLabels;
    this.sections = sections;
  }

  String text() {
    yaml.nested("global", this::global);
    NotifierOptions alerting = sections.alerting();
    if (!alerting.alerts().isEmpty() || !alerting.alertmanagers().isEmpty()) {
      yaml.nested("alerting", () -> write(alerting));
    }
    yaml.list("rule_files", sections.ruleFiles().stream().map(Path::toString).toList());
    List<ActiveTarget> active = targets.targets();
    yaml.key("scrape_configs");
    for (ScrapeOptions job : targets.jobs()) {
      yaml.element(() -> write(job, active, yaml));
    }
    if (sections.outOfOrderWindow().isPositive()) {
      yaml.nested("storage", () -> yaml.nested("tsdb", this::store));
    }
    return yaml.toString();
  }

  private void global() {
    yaml.put("evaluation_interval", PrometheusDuration.format(sections.evaluationInterval()));
    yaml.put("rule_query_offset", PrometheusDuration.format(sections.queryOffset()));
    if (!externalLabels.isEmpty()) {
      yaml.nested("external_labels", () -> put(externalLabels, yaml));
    }
  }

  private void store() {
    yaml.put("out_of_order_time_window", PrometheusDuration.format(sections.outOfOrderWindow()));
  }

  private void write(NotifierOptions alerting) {
    RelabelYaml.write("alert_relabel_configs", alerting.alerts(), yaml);
    if (!alerting.alertmanagers().isEmpty()) {
      yaml.key("alertmanagers");
      alerting.alertmanagers().forEach(each -> yaml.element(() -> write(each)));
    }
  }

  private void write(AlertmanagerConfig alertmanager) {
    yaml.put("scheme", alertmanager.scheme());
    yaml.putIfAny("path_prefix", alertmanager.pathPrefix());
    yaml.put("timeout", PrometheusDuration.format(alertmanager.timeout()));
    yaml.put("api_version", "v2");
    HttpClientYaml.write(alertmanager.http(), yaml);
    RelabelYaml.write("relabel_configs", alertmanager.targets(), yaml);
    RelabelYaml.write("alert_relabel_configs", alertmanager.alerts(), yaml);
    DiscoveryYaml.write(alertmanager.discoveries(), yaml);
  }

  private static void write(ScrapeOptions job, List<ActiveTarget> active, YamlText yaml) {
    ScrapeJobYaml.write(job, yaml);
    List<ActiveTarget> own =
        active.stream().filter(each -> each.options().jobName().equals(job.jobName())).toList();
    if (!own.isEmpty()) {
      yaml.key("static_configs");
      own.forEach(target -> yaml.element(() -> write(target.discovered(), yaml)));
    }
  }

  private static void write(Labels discovered, YamlText yaml) {
    yaml.list("targets", List.of(discovered.value("__address__")));
    Map<String, String> labels = new LinkedHashMap<>();
    for (Label label : discovered) {
      if (!label.name().startsWith("__") && !label.name().equals("job")) {
        labels.put(label.name(), label.value());
      }
    }
    String path = discovered.value("__metrics_path__");
    if (!path.isEmpty()) {
      labels.put("__metrics_path__", path);
    }
    yaml.nested("labels", () -> labels.forEach(yaml::put));
  }

  private static void put(Labels labels, YamlText yaml) {
    labels.forEach(label -> yaml.put(label.name(), label.value()));
  }
}
