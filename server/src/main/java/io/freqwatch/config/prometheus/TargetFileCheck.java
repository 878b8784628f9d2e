package io.freqwatch.config.prometheus;

import io.freqwatch.codec.Problem;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.discovery.TargetFile;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.scrape.ScrapeTargetCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Whether the targets that files name are sound, as {@code promtool check config} looks at them.
 */
public final class TargetFileCheck {
  private TargetFileCheck() {}

  /** Adds what is wrong to the problems; a file that is not there is a warning. */
  public static void check(
      PrometheusOptions options, List<Problem> problems, List<String> warnings) {
    for (PrometheusOptions.Job job : options.jobs()) {
      for (DiscoveryConfig discovery : job.discoveries()) {
        switch (discovery) {
          case DiscoveryConfig.InFiles files -> check(job, files, problems, warnings);
          case DiscoveryConfig.Static fixed -> check(job, "", fixed.groups(), problems);
          case DiscoveryConfig.Http _, DiscoveryConfig.Dns _ -> {}
        }
      }
    }
  }

  private static void check(
      PrometheusOptions.Job job,
      DiscoveryConfig.InFiles files,
      List<Problem> problems,
      List<String> warnings) {
    for (Path pattern : files.files()) {
      Set<Path> found = FilePatterns.files(List.of(pattern));
      if (found.stream().noneMatch(Files::exists)) {
        warnings.add(
            "file \"%s\" for file_sd in scrape job \"%s\" does not exist"
                .formatted(pattern, job.options().jobName()));
      } else {
        found.forEach(file -> check(job, file, problems));
      }
    }
  }

  private static void check(PrometheusOptions.Job job, Path file, List<Problem> problems) {
    try {
      check(job, file.toString(), TargetFile.read(file), problems);
    } catch (IOException e) {
      problems.add(
          new Problem(file.toString(), 0, 0, "", String.valueOf(e.getMessage()), "target groups"));
    }
  }

  private static void check(
      PrometheusOptions.Job job, String file, List<TargetGroup> groups, List<Problem> problems) {
    for (TargetGroup group : groups) {
      for (String reason : ScrapeTargetCheck.reasons(job.options(), group)) {
        String place = file.isEmpty() ? group.source() : file;
        String key = "job " + job.options().jobName();
        problems.add(new Problem(place, 0, 0, key, reason, "targets that can be scraped"));
      }
    }
  }
}
