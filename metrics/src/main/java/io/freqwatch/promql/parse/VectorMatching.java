package io.freqwatch.promql.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the series of two vectors find each other.
 *
 * @param on whether only the labels count, in place of all others
 * @param include labels that the side with one series hands over
 * @param fillLeft value of a series missing on the left; null for none
 * @param fillRight value of a series missing on the right; null for none
 */
public record VectorMatching(
    Cardinality cardinality,
    boolean on,
    List<String> labels,
    List<String> include,
    @Nullable Double fillLeft,
    @Nullable Double fillRight) {
  /** How many series of each side may share a signature. */
  public enum Cardinality {
    ONE_TO_ONE("one-to-one"),
    MANY_TO_ONE("many-to-one"),
    ONE_TO_MANY("one-to-many"),
    MANY_TO_MANY("many-to-many");

    private final String text;

    Cardinality(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public static final VectorMatching PLAIN =
      new VectorMatching(Cardinality.ONE_TO_ONE, false, List.of(), List.of(), null, null);

  public VectorMatching {
    labels = List.copyOf(labels);
    include = List.copyOf(include);
  }

  VectorMatching with(Cardinality other) {
    return new VectorMatching(other, on, labels, include, fillLeft, fillRight);
  }

  public boolean fills() {
    return fillLeft != null || fillRight != null;
  }
}
