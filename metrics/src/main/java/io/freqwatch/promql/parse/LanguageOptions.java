package io.freqwatch.promql.parse;

/**
 * Which experimental parts of the language are understood; the names of the flags are those of
 * Prometheus.
 *
 * @param experimentalFunctions {@code promql-experimental-functions}
 * @param extendedRangeSelectors {@code promql-extended-range-selectors}
 * @param fillModifiers {@code promql-binop-fill-modifiers}
 */
public record LanguageOptions(
    boolean experimentalFunctions, boolean extendedRangeSelectors, boolean fillModifiers) {
  /** What a server without flags understands. */
  public static final LanguageOptions DEFAULT = new LanguageOptions(false, false, false);

  public static final LanguageOptions EVERYTHING = new LanguageOptions(true, true, true);
}
