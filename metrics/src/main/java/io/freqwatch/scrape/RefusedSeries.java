package io.freqwatch.scrape;

/**
 * New series of a target that were refused, since more came than {@code newSeriesPerHour}.
 *
 * @param total since the target's loop began
 * @param now in the last scrape
 * @param label the label with the most values, which is most likely why; empty where none were
 * @param values how many different values it had among those looked at
 */
public record RefusedSeries(long total, int now, String label, int values) {
  static final RefusedSeries NONE = new RefusedSeries(0, 0, "", 0);

  /** For a person; empty where the last scrape lost nothing. */
  String sentence() {
    return now == 0
        ? ""
        : "%d new series refused: too many series in an hour; label \"%s\" has %d values or more"
            .formatted(now, label, values);
  }
}
