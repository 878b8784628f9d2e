package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.scrape.ScrapeLimits;
import java.util.Optional;

/** Reads the limits of {@code global} and of a job. */
final class LimitsReader {
  private LimitsReader() {}

  static GlobalOptions.Limits read(YamlMapping mapping) {
    return new GlobalOptions.Limits(
        YamlValues.bytes(mapping, "body_size_limit"),
        YamlValues.count(mapping, "sample_limit"),
        YamlValues.count(mapping, "label_limit"),
        YamlValues.count(mapping, "label_name_length_limit"),
        YamlValues.count(mapping, "label_value_length_limit"),
        YamlValues.count(mapping, "target_limit"),
        YamlValues.count(mapping, "keep_dropped_targets"));
  }

  /**
   * The limits of a job: what it says, else what {@code global} says, else our defaults. A job's 0
   * gives way to {@code global}, as in Prometheus; where both are 0 or absent, a written 0 is none.
   */
  static ScrapeLimits joined(GlobalOptions.Limits job, GlobalOptions.Limits global) {
    ScrapeLimits defaults = ScrapeLimits.DEFAULT;
    return new ScrapeLimits(
        limit(job.bodyBytes(), global.bodyBytes(), defaults.bodyBytes()),
        limit(job.samples(), global.samples(), defaults.samples()),
        limit(job.labels(), global.labels(), defaults.labels()),
        limit(job.labelNameBytes(), global.labelNameBytes(), defaults.labelNameBytes()),
        limit(job.labelValueBytes(), global.labelValueBytes(), defaults.labelValueBytes()),
        limit(job.targets(), global.targets(), defaults.targets()),
        defaults.newSeriesPerHour(),
        limit(
            job.keptDroppedTargets(), global.keptDroppedTargets(), defaults.keptDroppedTargets()));
  }

  private static int limit(Optional<Integer> job, Optional<Integer> global, int fallback) {
    return job.filter(value -> value > 0)
        .or(() -> global.filter(value -> value > 0))
        .or(() -> job)
        .or(() -> global)
        .orElse(fallback);
  }
}
