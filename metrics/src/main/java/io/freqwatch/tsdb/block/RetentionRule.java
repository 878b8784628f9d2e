package io.freqwatch.tsdb.block;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.time.Duration;
import java.util.List;

/**
 * Series that are kept for a shorter time than all others.
 *
 * @param matchers all of which a series must match
 */
public record RetentionRule(List<Matcher> matchers, Duration keep) {
  public RetentionRule {
    matchers = List.copyOf(matchers);
  }

  boolean applies(Labels labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  /** Whether a block has series under the rule; it may have been closed by then. */
  boolean applies(Block block) {
    return block.index().select(matchers.toArray(Matcher[]::new)).length > 0;
  }
}
