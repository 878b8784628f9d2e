package io.freqwatch.config.prometheus;

import io.freqwatch.codec.Problems;
import io.freqwatch.codec.YamlFile;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.http.yaml.Environment;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.NotifierOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code prometheus.yml} with every key that Prometheus knows, and its defaults, but for
 * limits, which are finite where a file says nothing. Every mistake of every file is found in one
 * pass. Relative paths are relative to the file they stand in. Used by one thread, once. Source:
 * prometheus/prometheus config.
 */
public final class PrometheusReader {
  private static final String PATH_FORM = "a path with at most one *, in its last part";

  private final Path file;
  private final Problems problems = new Problems();
  private final Remarks remarks = new Remarks();
  private final Environment environment;
  private final List<PrometheusOptions.Job> jobs = new ArrayList<>();
  private final JobNames names = new JobNames();

  private PrometheusReader(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = new Environment(environment);
  }

  /**
   * @param environment for external labels and proxies
   * @throws io.freqwatch.codec.InvalidFileException with all problems, where there is any
   */
  public static PrometheusOptions read(Path file, Map<String, String> environment) {
    return new PrometheusReader(file, environment).read();
  }

  private PrometheusOptions read() {
    YamlMapping top = YamlFile.readWithAliases(file, "a Prometheus configuration", problems);
    Path folder = folderOf(file);
    GlobalOptions global = new GlobalReader(remarks).read(top);
    readJobs(top, folder, global);
    for (Path included : FilePatterns.files(paths(top, "scrape_config_files", folder))) {
      readIncluded(included, global);
    }
    PrometheusOptions.Rules rules =
        new PrometheusOptions.Rules(
            ruleFiles(top, folder), global.evaluationInterval(), global.ruleQueryOffset());
    Labels externalLabels = externalLabels(global);
    NotifierOptions alerting = alerting(global, folder).read(top, externalLabels);
    Duration outOfOrderWindow = new StorageReader(remarks).outOfOrderWindow(top);
    new LaterSections(environment, remarks, global.names()).check(top, folder);
    top.rejectUnknownKeys();
    problems.throwIfAny();
    return new PrometheusOptions(
        rules, externalLabels, alerting, jobs, outOfOrderWindow, remarks.list());
  }

  private void readIncluded(Path included, GlobalOptions global) {
    YamlMapping top = YamlFile.readWithAliases(included, "a file with scrape_configs", problems);
    readJobs(top, folderOf(included), global);
    top.rejectUnknownKeys();
  }

  private void readJobs(YamlMapping top, Path folder, GlobalOptions global) {
    ScrapeConfigReader reader = new ScrapeConfigReader(global, folder, environment, remarks);
    for (YamlMapping job : top.mappings("scrape_configs")) {
      names.check(job);
      reader.read(job).ifPresent(jobs::add);
    }
  }

  private AlertingReader alerting(GlobalOptions global, Path folder) {
    HttpReader http = new HttpReader(folder, environment, remarks::later);
    DiscoveryReader discovery = new DiscoveryReader(folder, http, remarks);
    return new AlertingReader(http, discovery, remarks, global.names());
  }

  private Labels externalLabels(GlobalOptions global) {
    Labels.Builder labels = Labels.builder();
    global.externalLabels().forEach((name, value) -> labels.set(name, environment.expand(value)));
    return labels.build();
  }

  private List<Path> ruleFiles(YamlMapping top, Path folder) {
    List<Path> files = paths(top, "rule_files", folder);
    for (Path each : files) {
      if (!FilePatterns.isPattern(each) && !Files.isRegularFile(each)) {
        top.problem("rule_files", "no file " + each, "files that are there");
      }
    }
    return files;
  }

  private static List<Path> paths(YamlMapping top, String key, Path folder) {
    List<Path> paths = new ArrayList<>();
    for (String text : top.texts(key)) {
      if (text.matches("[^*]*(\\*[^/]*)?")) {
        paths.add(folder.resolve(text).normalize());
      } else {
        top.problem(key, "\"" + text + "\"", PATH_FORM);
      }
    }
    return paths;
  }

  private static Path folderOf(Path file) {
    Path absolute = file.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }
}
