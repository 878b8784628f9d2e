package io.freqwatch.rules;

/**
 * How long something took, over and over.
 *
 * @param count since the start
 * @param sumSeconds since the start
 * @param recentSeconds the last ones, up to ten minutes old, in ascending order
 */
public record DurationSummary(long count, double sumSeconds, double[] recentSeconds) {
  /** What a share of the recent ones does not exceed; not a number where there are none. */
  public double quantile(double share) {
    if (recentSeconds.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * recentSeconds.length);
    return recentSeconds[Math.max(0, rank - 1)];
  }
}
