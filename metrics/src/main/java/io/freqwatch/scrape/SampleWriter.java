package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the samples of a target's series and what comes with them: exemplars, and when a counter
 * began. What the storage refuses is counted and left out. Used by the loop's thread.
 */
final class SampleWriter {
  /** A target's own time this far ahead of ours is refused, as in Prometheus. */
  private static final long MAX_AHEAD_MILLIS = 10 * 60_000;

  private static final long NO_START = 0;

  private final HistogramLimits limits;
  private final boolean startTimestamps;
  private final SeriesCache cache;
  private final SeriesLabels labels;
  private final ScrapeCounters counters;
  private long scrapeMillis;

  SampleWriter(
      FormatOptions options, SeriesCache cache, SeriesLabels labels, ScrapeCounters counters) {
    this.limits = HistogramLimits.of(options);
    this.startTimestamps = options.startTimestamps();
    this.cache = cache;
    this.labels = labels;
    this.counters = counters;
  }

  /** Tells the time of the scrape whose samples follow. */
  void begin(long timestampMillis) {
    scrapeMillis = timestampMillis;
  }

  /**
   * Writes what the parser has read of a series.
   *
   * @return whether the sample is stored
   * @throws ScrapeFailure where a native histogram has too many buckets
   */
  boolean write(int series, ExpositionParser parser, long timestampMillis, Appender appender) {
    boolean stored = writeSample(series, parser, timestampMillis, appender);
    if (stored) {
      writeExemplars(series, parser, timestampMillis, appender);
    }
    return stored;
  }

  /**
   * Ends a series at the time of the scrape. One that the storage has forgotten has no samples that
   * any reader could take for present.
   */
  void writeStale(long reference, boolean isHistogram, Appender appender) {
    FloatHistogram histogram = isHistogram ? StaleMarker.HISTOGRAM : null;
    try {
      append(reference, scrapeMillis, NO_START, StaleMarker.VALUE, histogram, appender);
    } catch (StorageException.UnknownReference | StorageException.OutOfOrder ignored) {
      counters.samplesOutOfOrder.increment();
    } catch (StorageException.OutOfBounds ignored) {
      counters.samplesOutOfBounds.increment();
    } catch (StorageException.DuplicateForTimestamp ignored) {
      counters.samplesDuplicate.increment();
    }
  }

  private boolean writeSample(
      int series, ExpositionParser parser, long timestampMillis, Appender to) {
    if (timestampMillis > scrapeMillis + MAX_AHEAD_MILLIS) {
      counters.samplesOutOfBounds.increment();
      return false;
    }
    try {
      appendAgain(series, parser, timestampMillis, to);
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

  /** Asks for a new reference where the storage has forgotten the series. */
  private void appendAgain(int series, ExpositionParser parser, long timestampMillis, Appender to) {
    boolean isHistogram = cache.is(series, SeriesCache.HISTOGRAM);
    FloatHistogram histogram = isHistogram ? limits.apply(parser.histogram()) : null;
    double value = histogram == null ? parser.value() : histogram.sum();
    long startMillis = startTimestamps ? parser.startMillis() : NO_START;
    try {
      append(cache.reference(series), timestampMillis, startMillis, value, histogram, to);
    } catch (StorageException.UnknownReference forgotten) {
      cache.changeReference(series, to.reference(labels.of(parser.labels()).orElseThrow()));
      append(cache.reference(series), timestampMillis, startMillis, value, histogram, to);
    }
  }

  private static void append(
      long reference,
      long timestampMillis,
      long startMillis,
      double value,
      @Nullable FloatHistogram histogram,
      Appender to) {
    if (histogram == null) {
      if (startMillis != NO_START) {
        to.startTimestamp(reference, timestampMillis, startMillis);
      }
      to.append(reference, timestampMillis, value);
      return;
    }
    if (startMillis != NO_START) {
      to.startTimestamp(reference, timestampMillis, startMillis, histogram);
    }
    to.append(reference, timestampMillis, histogram);
  }

  private void writeExemplars(
      int series, ExpositionParser parser, long timestampMillis, Appender to) {
    Exemplar exemplar = parser.nextExemplar();
    while (exemplar != null) {
      writeExemplar(series, exemplar, timestampMillis, to);
      exemplar = parser.nextExemplar();
    }
  }

  /** Of a native histogram's exemplars those without a time are left out, as in Prometheus. */
  private void writeExemplar(int series, Exemplar exemplar, long timestampMillis, Appender to) {
    if (cache.is(series, SeriesCache.HISTOGRAM) && !exemplar.hasTimestamp()) {
      return;
    }
    try {
      to.exemplar(cache.reference(series), exemplar.at(timestampMillis));
    } catch (StorageException.UnknownReference
        | StorageException.OutOfOrderExemplar
        | StorageException.ExemplarTooLong ignored) {
      counters.exemplarsRefused.increment();
    }
  }
}
