package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series of one target across its scrapes: turns an exposition into samples of a batch, and
 * knows which series have gone since the last one. Used by the loop's thread.
 *
 * <p>One scrape is {@link #begin}, {@link #append} for each line, then {@link #complete} before the
 * commit; or, where anything failed, {@link #markAllStale} into another batch.
 */
final class TargetSeries {
  private final ScrapeOptions options;
  private final ScrapeCounters counters;
  private final SeriesCache cache = new SeriesCache();
  private final SampleWriter writer;
  private final SeriesLabels seriesLabels;
  private final NewSeriesBudget budget;
  private final Refusals refusals = new Refusals();
  private final Set<Labels> inherited = new HashSet<>();
  private long scrape;
  private long scrapeMillis;
  private int added;

  TargetSeries(ScrapeOptions options, Target target, ScrapeCounters counters) {
    this.options = options;
    this.counters = counters;
    this.writer = new SampleWriter(options.format(), counters);
    this.seriesLabels = new SeriesLabels(options, target);
    this.budget = new NewSeriesBudget(options.limits().newSeriesPerHour());
  }

  /** Takes over the series that readers see as present, of a loop that does not run any more. */
  void inherit(TargetSeries earlier) {
    inherited.addAll(earlier.inherited);
    earlier.cache.forEach(
        series -> {
          if (series.live) {
            inherited.add(series.labels);
          }
        });
  }

  void begin(long timestampMillis) {
    scrape++;
    beginWriting(timestampMillis);
    added = 0;
    cache.rewind();
    budget.refill(timestampMillis);
    refusals.begin();
  }

  private void beginWriting(long timestampMillis) {
    scrapeMillis = timestampMillis;
    writer.begin(timestampMillis);
  }

  /** New series that the last scrape brought in vain. */
  RefusedSeries refused() {
    return refusals.report();
  }

  /** How many series of this scrape the one before did not have. */
  int added() {
    return added;
  }

  /**
   * Appends the parser's series; what the storage refuses is counted and left out.
   *
   * @param histogram whether it is a native histogram
   * @return whether relabelling keeps it
   * @throws ScrapeFailure where it exceeds a limit
   */
  boolean append(ExpositionParser parser, boolean histogram, Appender appender) {
    CachedSeries series =
        cache.find(parser.seriesBytes(), parser.seriesStart(), parser.seriesEnd());
    boolean isNew = series == null;
    if (series == null) {
      series = create(parser, appender);
    }
    if (series == null || series.dropped) {
      return dropped(series);
    }
    boolean ownTime = options.samples().honorTimestamps() && parser.hasTimestamp();
    if (series.seenInScrape == scrape && !ownTime) {
      counters.samplesDuplicate.increment();
      return true;
    }
    series.seenInScrape = scrape;
    series.histogram = histogram;
    series.tracked = !ownTime || options.samples().trackTimestampsStaleness();
    long timestampMillis = ownTime ? parser.timestampMillis() : scrapeMillis;
    boolean stored = writer.write(series, parser, timestampMillis, appender);
    added += isNew && stored ? 1 : 0;
    return true;
  }

  /** A refused series counts as kept, a dropped one does not. */
  private boolean dropped(@Nullable CachedSeries series) {
    if (series == null) {
      return true;
    }
    series.seenInScrape = scrape;
    return false;
  }

  /** Ends a scrape that worked: writes markers for the series that it lacks and forgets them. */
  void complete(Appender appender) {
    cache.forEach(series -> complete(series, appender));
    cache.removeIf(series -> series.seenInScrape != scrape);
    endInherited(appender);
  }

  /** Writes a marker for every series that readers see as present. */
  void markAllStale(long timestampMillis, Appender appender) {
    beginWriting(timestampMillis);
    cache.forEach(series -> markStale(series, appender));
    cache.removeIf(series -> series.pending);
    endInherited(appender);
  }

  private void endInherited(Appender appender) {
    if (!inherited.isEmpty()) {
      cache.forEach(series -> inherited.remove(series.labels));
      inherited.forEach(labels -> writer.writeStale(ended(labels, appender), appender));
      inherited.clear();
    }
  }

  private static CachedSeries ended(Labels labels, Appender appender) {
    return new CachedSeries(new byte[0], 0, labels, appender.reference(labels));
  }

  private void complete(CachedSeries series, Appender appender) {
    series.pending = false;
    if (series.seenInScrape == scrape) {
      series.live = series.tracked && !series.dropped;
    } else {
      markStale(series, appender);
    }
  }

  private void markStale(CachedSeries series, Appender appender) {
    if (series.live) {
      writer.writeStale(series, appender);
      series.live = false;
    }
  }

  /** Null where the target has brought too many new series. */
  private @Nullable CachedSeries create(ExpositionParser parser, Appender appender) {
    byte[] bytes = parser.seriesBytes();
    int from = parser.seriesStart();
    int to = parser.seriesEnd();
    int hash = SeriesCache.hash(bytes, from, to);
    Optional<Labels> labels = seriesLabels.of(parser.labels());
    if (labels.isPresent() && !budget.take()) {
      refusals.add(labels.get());
      counters.seriesRefused.increment();
      return null;
    }
    byte[] raw = Arrays.copyOfRange(bytes, from, to);
    CachedSeries series =
        labels
            .map(kept -> new CachedSeries(raw, hash, kept, appender.reference(kept)))
            .orElseGet(() -> CachedSeries.dropped(raw, hash));
    cache.add(series);
    return series;
  }
}
