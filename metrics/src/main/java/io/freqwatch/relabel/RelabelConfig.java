package io.freqwatch.relabel;

import io.freqwatch.model.Regex;
import java.util.List;

/**
 * One rule, named as in Prometheus' {@code relabel_configs}. Whether it makes sense is what {@link
 * RelabelCheck} says; a rule that does not may be applied all the same, with some result.
 *
 * @param sourceLabels whose values, joined by the separator, the expression must match as a whole
 * @param modulus of {@code hashmod}; unsigned
 * @param targetLabel the label to write; of {@code replace} a template
 * @param replacement what to write, a template
 */
public record RelabelConfig(
    List<String> sourceLabels,
    String separator,
    Regex regex,
    long modulus,
    String targetLabel,
    String replacement,
    RelabelAction action) {
  /** What each field is where a file leaves it out. */
  public static final RelabelConfig DEFAULT =
      new RelabelConfig(List.of(), ";", Regex.of("(.*)"), 0, "", "$1", RelabelAction.REPLACE);

  public RelabelConfig {
    sourceLabels = List.copyOf(sourceLabels);
  }
}
