package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.util.Arrays;
import java.util.List;

/** The series that we write about a target with each scrape. Used by the loop's thread. */
final class SyntheticSeries {
  private static final List<String> NAMES =
      List.of(
          "up",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added");

  private final List<Labels> labels;
  private final ScrapeCounters counters;

  SyntheticSeries(Target target, ScrapeCounters counters) {
    this.labels =
        NAMES.stream().map(name -> SampleLabels.synthetic(name, target.labels())).toList();
    this.counters = counters;
  }

  void append(ScrapeReport report, long timestampMillis, Appender appender) {
    append(
        new double[] {
          report.up() ? 1 : 0,
          report.durationSeconds(),
          report.samples(),
          report.samplesKept(),
          report.seriesAdded()
        },
        timestampMillis,
        appender);
  }

  void markStale(long timestampMillis, Appender appender) {
    double[] markers = new double[NAMES.size()];
    Arrays.fill(markers, StaleMarker.VALUE);
    append(markers, timestampMillis, appender);
  }

  private void append(double[] values, long timestampMillis, Appender appender) {
    for (int i = 0; i < values.length; i++) {
      try {
        appender.append(labels.get(i), timestampMillis, values[i]);
      } catch (StorageException.OutOfOrder ignored) {
        counters.samplesOutOfOrder.increment();
      } catch (StorageException.DuplicateForTimestamp ignored) {
        counters.samplesDuplicate.increment();
      }
    }
  }
}
