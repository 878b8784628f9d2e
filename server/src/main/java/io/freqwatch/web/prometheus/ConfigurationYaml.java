package io.freqwatch.web.prometheus;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeTargets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration in force as a {@code prometheus.yml} that Prometheus loads: all jobs, the
 * program's own for its bots included, with the targets that were found for each.
 */
final class ConfigurationYaml {
  private final ScrapeTargets targets;
  private final Labels externalLabels;

  ConfigurationYaml(ScrapeTargets targets, Labels externalLabels) {
    this.targets = targets;
    this.externalLabels = externalLabels;
  }

  String text() {
    YamlText yaml = new YamlText();
    if (!externalLabels.isEmpty()) {
      yaml.nested("global", () -> yaml.nested("external_labels", () -> put(externalLabels, yaml)));
    }
    List<ActiveTarget> active = targets.targets();
    yaml.key("scrape_configs");
    for (ScrapeOptions job : targets.jobs()) {
      yaml.element(() -> write(job, active, yaml));
    }
    return yaml.toString();
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
