package io.freqwatch.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.util.Arrays;
import java.util.List;

/**
 * The series of one target across its scrapes: turns an exposition into samples of a batch, and
 * knows which series have gone since the last one. Used by the loop's thread.
 *
 * <p>One scrape is {@link #begin}, {@link #append} for each line, then {@link #complete} before the
 * commit; or, where anything failed, {@link #markAllStale} into another batch.
 */
final class TargetSeries {
  /** A target's own time this far ahead of ours is refused, as in Prometheus. */
  private static final long MAX_AHEAD_MILLIS = 10 * 60_000;

  private final ScrapeOptions options;
  private final Target target;
  private final ScrapeCounters counters;
  private final SeriesCache cache = new SeriesCache();
  private long scrape;
  private long scrapeMillis;
  private int added;

  TargetSeries(ScrapeOptions options, Target target, ScrapeCounters counters) {
    this.options = options;
    this.target = target;
    this.counters = counters;
  }

  void begin(long timestampMillis) {
    scrape++;
    scrapeMillis = timestampMillis;
    added = 0;
    cache.rewind();
  }

  /** How many series of this scrape the one before did not have. */
  int added() {
    return added;
  }

  /**
   * Appends the parser's series; what the storage refuses is counted and left out.
   *
   * @throws ScrapeFailure where it exceeds a limit
   */
  void append(ExpositionParser parser, byte[] body, Appender appender) {
    CachedSeries series = cache.find(body, parser.seriesStart(), parser.seriesEnd());
    boolean isNew = series == null;
    if (series == null) {
      series = create(parser, body, appender);
    }
    boolean ownTime = options.honorTimestamps() && parser.hasTimestamp();
    if (series.seenInScrape == scrape && !ownTime) {
      counters.samplesDuplicate.increment();
      return;
    }
    series.seenInScrape = scrape;
    series.tracked = !ownTime;
    long timestampMillis = ownTime ? parser.timestampMillis() : scrapeMillis;
    boolean stored = append(series, timestampMillis, parser.value(), appender);
    added += isNew && stored ? 1 : 0;
  }

  /** Ends a scrape that worked: writes markers for the series that it lacks and forgets them. */
  void complete(Appender appender) {
    cache.forEach(series -> complete(series, appender));
    cache.removeIf(series -> series.seenInScrape != scrape);
  }

  /** Writes a marker for every series that readers see as present. */
  void markAllStale(long timestampMillis, Appender appender) {
    scrapeMillis = timestampMillis;
    cache.forEach(series -> markStale(series, appender));
  }

  private void complete(CachedSeries series, Appender appender) {
    if (series.seenInScrape == scrape) {
      series.live = series.tracked;
    } else {
      markStale(series, appender);
    }
  }

  private void markStale(CachedSeries series, Appender appender) {
    if (series.live) {
      append(series, scrapeMillis, StaleMarker.VALUE, appender);
      series.live = false;
    }
  }

  private boolean append(CachedSeries series, long timestampMillis, double value, Appender to) {
    if (timestampMillis > scrapeMillis + MAX_AHEAD_MILLIS) {
      counters.samplesOutOfBounds.increment();
      return false;
    }
    try {
      appendAgain(series, timestampMillis, value, to);
      return true;
    } catch (StorageException.OutOfOrder ignored) {
      counters.samplesOutOfOrder.increment();
    } catch (StorageException.DuplicateForTimestamp ignored) {
      counters.samplesDuplicate.increment();
    } catch (StorageException.OutOfBounds ignored) {
      counters.samplesOutOfBounds.increment();
    }
    return false;
  }

  private static void appendAgain(
      CachedSeries series, long timestampMillis, double value, Appender appender) {
    try {
      appender.append(series.reference, timestampMillis, value);
    } catch (StorageException.UnknownReference forgotten) {
      series.reference = appender.reference(series.labels);
      appender.append(series.reference, timestampMillis, value);
    }
  }

  private CachedSeries create(ExpositionParser parser, byte[] body, Appender appender) {
    int from = parser.seriesStart();
    int to = parser.seriesEnd();
    Labels labels = labels(parser.labels());
    CachedSeries series =
        new CachedSeries(
            Arrays.copyOfRange(body, from, to),
            SeriesCache.hash(body, from, to),
            labels,
            appender.reference(labels));
    cache.add(series);
    return series;
  }

  private Labels labels(List<Label> exposed) {
    Labels labels =
        options.honorLabels()
            ? SampleLabels.honoring(exposed, target.labels())
            : SampleLabels.exporting(exposed, target.labels());
    requireWithinLimits(labels);
    return labels;
  }

  private void requireWithinLimits(Labels labels) {
    ScrapeLimits limits = options.limits();
    requireAtMost("label", labels.size(), limits.labels(), labels);
    for (Label label : labels) {
      requireAtMost("label name length", bytes(label.name()), limits.labelNameBytes(), labels);
      requireAtMost("label value length", bytes(label.value()), limits.labelValueBytes(), labels);
    }
  }

  private static void requireAtMost(String what, int amount, int limit, Labels labels) {
    if (ScrapeLimits.exceeds(amount, limit)) {
      throw new ScrapeFailure(
          ScrapeFailure.Cause.LABEL_LIMIT,
          "%s limit exceeded by metric %.50s: found %d, the limit is %d"
              .formatted(what, labels.metricName(), amount, limit));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
