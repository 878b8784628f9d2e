package io.freqwatch.scrape;

import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.Relabeling;

/**
 * What becomes of a target's samples before they are stored.
 *
 * @param honorLabels whether the target's labels win over the ones we would attach
 * @param honorTimestamps whether times that the target gives are taken
 * @param trackTimestampsStaleness whether series with times of their own end when they leave
 * @param extraMetrics whether three more series are written about each target
 * @param relabeling rewrites and drops samples
 * @param names which names are taken
 */
public record SampleOptions(
    boolean honorLabels,
    boolean honorTimestamps,
    boolean trackTimestampsStaleness,
    boolean extraMetrics,
    Relabeling relabeling,
    NameScheme names) {
  public static final SampleOptions DEFAULT =
      new SampleOptions(false, true, false, false, Relabeling.NONE, NameScheme.UTF8);

  /** Writes three more series about each target. */
  public SampleOptions withExtraMetrics() {
    return new SampleOptions(
        honorLabels, honorTimestamps, trackTimestampsStaleness, true, relabeling, names);
  }

  SampleOptions honoringLabels() {
    return new SampleOptions(
        true, honorTimestamps, trackTimestampsStaleness, extraMetrics, relabeling, names);
  }
}
