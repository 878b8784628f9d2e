package io.freqwatch.rules;

import io.freqwatch.promql.Value;
import java.util.List;

/** Evaluates expressions for rules. Callable from any thread. */
@FunctionalInterface
public interface QueryFunction {
  /**
   * What the expression gives at one moment; a number is a sample without labels.
   *
   * @throws io.freqwatch.promql.PromqlException where there is no such result
   */
  List<Value.Sample> samples(String query, long timestampMillis);

  /** The same, where it is written down who asks: a group of rules. */
  default QueryFunction askedBy(String file, String group) {
    return this;
  }
}
