package io.freqwatch.web.prometheus;

import io.freqwatch.notifier.NotifierOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is in force of a {@code prometheus.yml} besides its jobs and external labels.
 *
 * @param evaluationInterval of groups of rules that name none
 * @param queryOffset of groups that name none
 * @param ruleFiles absolute; the last part may have a star
 * @param alerting who is told of alerts
 * @param outOfOrderWindow how late samples may come; zero for not at all
 */
public record ConfigurationSections(
    Duration evaluationInterval,
    Duration queryOffset,
    List<Path> ruleFiles,
    NotifierOptions alerting,
    Duration outOfOrderWindow) {
  /** What holds where nothing is written. */
  public static final ConfigurationSections DEFAULT =
      new ConfigurationSections(
          Duration.ofMinutes(1), Duration.ZERO, List.of(), NotifierOptions.NONE, Duration.ZERO);

  public ConfigurationSections {
    ruleFiles = List.copyOf(ruleFiles);
  }

  /** The same with other files of rules. */
  public ConfigurationSections withRules(List<Path> files) {
    return new ConfigurationSections(
        evaluationInterval, queryOffset, files, alerting, outOfOrderWindow);
  }

  /** The same with others who are told of alerts. */
  public ConfigurationSections withAlerting(NotifierOptions others) {
    return new ConfigurationSections(
        evaluationInterval, queryOffset, ruleFiles, others, outOfOrderWindow);
  }
}
