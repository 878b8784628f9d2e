package io.freqwatch.gotemplate.functions;

import java.util.List;
import java.util.Map;

/** How templates of rules ask for series: at the moment for which the rule is evaluated. */
@FunctionalInterface
public interface RuleQuery {
  /** One series of an answer, its name among the labels. */
  record Sample(Map<String, String> labels, double value) {
    /** Copies the labels. */
    public Sample {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * The series of an instant vector, in the order of the engine.
   *
   * @throws io.freqwatch.gotemplate.value.FunctionException where the query fails, with a message
   *     for people
   */
  List<Sample> query(String expression);
}
