package io.freqwatch.rules;

import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.RuleDefinition;
import java.util.List;

/** A rule at work. Evaluated by one thread; its view is for any. */
sealed interface Rule permits AlertingRule, RecordingRule {
  RuleDefinition definition();

  /**
   * The samples to store.
   *
   * @param queryMillis the moment the expression is asked about
   * @throws io.freqwatch.promql.PromqlException where the expression has no result, or more than
   *     the group allows
   */
  List<Value.Sample> evaluate(long nowMillis, long queryMillis, int limit);

  RuleStatus status();

  void status(RuleStatus status);

  RuleView view();
}
