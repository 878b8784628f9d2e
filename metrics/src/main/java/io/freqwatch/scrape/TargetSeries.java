package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The series of one target across its scrapes: turns an exposition into samples of a batch, and
 * knows which series have gone since the last one. Used by the loop's thread.
 *
 * <p>One scrape is {@link #begin}, {@link #append} for each line, then {@link #complete} before the
 * commit; or, where anything failed, {@link #markAllStale} into another batch.
 */
final class TargetSeries {
  private final ScrapeCounters counters;
  private final SeriesCache cache = new SeriesCache();
  private final SampleWriter writer;
  private final SeriesLabels seriesLabels;
  private final SampleCount sampleCount;
  private final NewSeriesBudget budget;
  private final Refusals refusals = new Refusals();

  /** Of loops that do not run any more, and whose series this one has to end. */
  private final List<SeriesCache> inherited = new ArrayList<>();

  private final boolean honorTimestamps;
  private final boolean tracksAll;
  private int scrape;
  private long scrapeMillis;
  private int added;

  TargetSeries(
      ScrapeOptions options, Target target, SampleCount sampleCount, ScrapeCounters counters) {
    this.sampleCount = sampleCount;
    this.counters = counters;
    this.seriesLabels = new SeriesLabels(options, target);
    this.writer = new SampleWriter(options.format(), cache, seriesLabels, counters);
    this.budget = new NewSeriesBudget(options.limits().newSeriesPerHour());
    this.honorTimestamps = options.samples().honorTimestamps();
    this.tracksAll = options.samples().trackTimestampsStaleness();
  }

  /** Takes over the series that readers see as present, of a loop that does not run any more. */
  void inherit(TargetSeries earlier) {
    inherited.addAll(earlier.inherited);
    inherited.add(earlier.cache);
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
    int known = cache.find(parser.seriesBytes(), parser.seriesStart(), parser.seriesEnd());
    int series = known == SeriesCache.NONE ? create(parser, appender) : known;
    if (series == SeriesCache.NONE || cache.is(series, SeriesCache.DROPPED)) {
      return dropped(series);
    }
    boolean ownTime = honorTimestamps && parser.hasTimestamp();
    if (cache.seenIn(series) == scrape && !ownTime) {
      counters.samplesDuplicate.increment();
      return true;
    }
    cache.see(series, scrape);
    cache.set(series, SeriesCache.HISTOGRAM, histogram);
    cache.set(series, SeriesCache.TRACKED, !ownTime || tracksAll);
    long timestampMillis = ownTime ? parser.timestampMillis() : scrapeMillis;
    boolean stored = writer.write(series, parser, timestampMillis, appender);
    added += known == SeriesCache.NONE && stored ? 1 : 0;
    return true;
  }

  /** A refused series counts as kept, a dropped one does not. */
  private boolean dropped(int series) {
    if (series == SeriesCache.NONE) {
      return true;
    }
    cache.see(series, scrape);
    return false;
  }

  /** Ends a scrape that worked: writes markers for the series that it lacks and forgets them. */
  void complete(Appender appender) {
    for (int series = 0; series < cache.size(); series++) {
      complete(series, appender);
    }
    cache.retain(series -> cache.seenIn(series) == scrape);
    endInherited(appender);
  }

  /** Writes a marker for every series that readers see as present. */
  void markAllStale(long timestampMillis, Appender appender) {
    beginWriting(timestampMillis);
    for (int series = 0; series < cache.size(); series++) {
      markStale(series, appender);
    }
    cache.retain(series -> !cache.is(series, SeriesCache.PENDING));
    endInherited(appender);
  }

  private void complete(int series, Appender appender) {
    cache.set(series, SeriesCache.PENDING, false);
    if (cache.seenIn(series) == scrape) {
      boolean live =
          cache.is(series, SeriesCache.TRACKED) && !cache.is(series, SeriesCache.DROPPED);
      cache.set(series, SeriesCache.LIVE, live);
    } else {
      markStale(series, appender);
    }
  }

  private void markStale(int series, Appender appender) {
    if (cache.is(series, SeriesCache.LIVE)) {
      markStale(cache, series, appender);
      cache.set(series, SeriesCache.LIVE, false);
    }
  }

  private void markStale(SeriesCache of, int series, Appender appender) {
    writer.writeStale(of.reference(series), of.is(series, SeriesCache.HISTOGRAM), appender);
  }

  private void endInherited(Appender appender) {
    if (inherited.isEmpty()) {
      return;
    }
    Set<Long> present = new HashSet<>();
    for (int series = 0; series < cache.size(); series++) {
      present.add(cache.reference(series));
    }
    inherited.forEach(earlier -> end(earlier, present, appender));
    inherited.clear();
  }

  /** Ends the series of an earlier loop that are not present, and counts them as such. */
  private void end(SeriesCache earlier, Set<Long> present, Appender appender) {
    for (int series = 0; series < earlier.size(); series++) {
      if (earlier.is(series, SeriesCache.LIVE) && present.add(earlier.reference(series))) {
        markStale(earlier, series, appender);
      }
    }
  }

  /** The row of a new series; none where the target has brought too many. */
  private int create(ExpositionParser parser, Appender appender) {
    sampleCount.checkLines();
    Optional<Labels> labels = seriesLabels.of(parser.labels());
    if (labels.isPresent() && !budget.take()) {
      refusals.add(labels.get());
      counters.seriesRefused.increment();
      return SeriesCache.NONE;
    }
    long reference = labels.map(appender::reference).orElse(0L);
    int state = SeriesCache.PENDING | (labels.isPresent() ? 0 : SeriesCache.DROPPED);
    return cache.add(
        parser.seriesBytes(), parser.seriesStart(), parser.seriesEnd(), state, reference);
  }
}
