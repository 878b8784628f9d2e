package io.freqwatch.exporter;

import io.freqwatch.model.Labels;

/**
 * One series of the time before the exporter came, with the name and labels that the exporter gives
 * it from now on.
 *
 * @param group the scrape that carries the series from now on
 * @param labels with the metric's name
 * @param timestampsMillis ascending; shared between the series of a bot, so nobody writes to it
 * @param values one per timestamp
 */
public record BackfillSeries(
    CollectGroup group, Labels labels, long[] timestampsMillis, double[] values) {
  public BackfillSeries {
    if (timestampsMillis.length != values.length) {
      throw new IllegalArgumentException(
          "%s needs one value per timestamp, found %d timestamps and %d values"
              .formatted(labels, timestampsMillis.length, values.length));
    }
  }
}
