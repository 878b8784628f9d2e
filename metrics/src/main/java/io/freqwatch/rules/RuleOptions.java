package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import java.time.Duration;

/**
 * What holds for all groups, with Prometheus' defaults.
 *
 * @param interval of groups that name none
 * @param queryOffset of groups that name none
 * @param externalLabels for templates
 * @param externalUrl where a person finds this program's API, for templates and links
 * @param outageTolerance how long the program may have been down for the state of alerts to be
 *     restored
 * @param gracePeriod how long a restored alert waits at least until it fires
 * @param resendDelay how long at least until a firing alert is sent again
 * @param limit how many alerts, or series, a rule may have whose group names no limit; 0 for any
 *     number
 */
public record RuleOptions(
    Duration interval,
    Duration queryOffset,
    Labels externalLabels,
    String externalUrl,
    Duration outageTolerance,
    Duration gracePeriod,
    Duration resendDelay,
    int limit) {
  public static final RuleOptions DEFAULT =
      new RuleOptions(
          Duration.ofMinutes(1),
          Duration.ZERO,
          Labels.EMPTY,
          "",
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          10_000);

  /** With what a configuration says. */
  public RuleOptions with(Duration newInterval, Duration newOffset, Labels newLabels) {
    return new RuleOptions(
        newInterval,
        newOffset,
        newLabels,
        externalUrl,
        outageTolerance,
        gracePeriod,
        resendDelay,
        limit);
  }

  public RuleOptions withExternalUrl(String url) {
    return new RuleOptions(
        interval,
        queryOffset,
        externalLabels,
        url,
        outageTolerance,
        gracePeriod,
        resendDelay,
        limit);
  }
}
