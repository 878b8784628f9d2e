package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The series that we write about a target with each scrape. Used by the loop's thread. */
final class SyntheticSeries {
  private static final List<String> NAMES =
      List.of(
          "up",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added");
  private static final List<String> EXTRA_NAMES =
      List.of("scrape_timeout_seconds", "scrape_sample_limit", "scrape_body_size_bytes");
  private static final double MILLIS_PER_SECOND = 1000;

  private final ScrapeOptions options;
  private final Target target;
  private final List<Labels> labels;
  private final ScrapeCounters counters;

  SyntheticSeries(ScrapeOptions options, Target target, ScrapeCounters counters) {
    this.options = options;
    this.target = target;
    this.labels =
        Stream.concat(
                NAMES.stream(),
                options.samples().extraMetrics() ? EXTRA_NAMES.stream() : Stream.empty())
            .map(name -> SampleLabels.synthetic(name, target.labels()))
            .toList();
    this.counters = counters;
  }

  void append(ScrapeReport report, long timestampMillis, Appender appender) {
    append(
        new double[] {
          report.up() ? 1 : 0,
          report.durationSeconds(),
          report.samples(),
          report.samplesKept(),
          report.seriesAdded(),
          target.timeout().toMillis() / MILLIS_PER_SECOND,
          options.limits().samples(),
          report.bodyBytes()
        },
        timestampMillis,
        appender);
  }

  void markStale(long timestampMillis, Appender appender) {
    double[] markers = new double[labels.size()];
    Arrays.fill(markers, StaleMarker.VALUE);
    append(markers, timestampMillis, appender);
  }

  private void append(double[] values, long timestampMillis, Appender appender) {
    for (int i = 0; i < labels.size(); i++) {
      try {
        appender.append(labels.get(i), timestampMillis, values[i]);
      } catch (StorageException.OutOfOrder ignored) {
        counters.samplesOutOfOrder.increment();
      } catch (StorageException.DuplicateForTimestamp ignored) {
        counters.samplesDuplicate.increment();
      } catch (StorageException.OutOfBounds ignored) {
        counters.samplesOutOfBounds.increment();
      }
    }
  }
}
