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
  private final ScrapeCounters counters;
  private long scrapeMillis;

  SampleWriter(FormatOptions options, ScrapeCounters counters) {
    this.limits = HistogramLimits.of(options);
    this.startTimestamps = options.startTimestamps();
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
  boolean write(
      CachedSeries series, ExpositionParser parser, long timestampMillis, Appender appender) {
    FloatHistogram histogram = series.histogram ? limits.apply(parser.histogram()) : null;
    double value = histogram == null ? parser.value() : histogram.sum();
    long startMillis = startTimestamps ? parser.startMillis() : NO_START;
    boolean stored = write(series, timestampMillis, startMillis, value, histogram, appender);
    if (stored) {
      writeExemplars(series, parser, timestampMillis, appender);
    }
    return stored;
  }

  /** Ends a series at the time of the scrape. */
  void writeStale(CachedSeries series, Appender appender) {
    FloatHistogram histogram = series.histogram ? StaleMarker.HISTOGRAM : null;
    write(series, scrapeMillis, NO_START, StaleMarker.VALUE, histogram, appender);
  }

  private boolean write(
      CachedSeries series,
      long timestampMillis,
      long startMillis,
      double value,
      @Nullable FloatHistogram histogram,
      Appender to) {
    if (timestampMillis > scrapeMillis + MAX_AHEAD_MILLIS) {
      counters.samplesOutOfBounds.increment();
      return false;
    }
    try {
      appendAgain(series, timestampMillis, startMillis, value, histogram, to);
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
  private static void appendAgain(
      CachedSeries series,
      long timestampMillis,
      long startMillis,
      double value,
      @Nullable FloatHistogram histogram,
      Appender to) {
    try {
      append(series.reference, timestampMillis, startMillis, value, histogram, to);
    } catch (StorageException.UnknownReference forgotten) {
      series.reference = to.reference(series.labels);
      append(series.reference, timestampMillis, startMillis, value, histogram, to);
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
      CachedSeries series, ExpositionParser parser, long timestampMillis, Appender to) {
    Exemplar exemplar = parser.nextExemplar();
    while (exemplar != null) {
      writeExemplar(series, exemplar, timestampMillis, to);
      exemplar = parser.nextExemplar();
    }
  }

  /** Of a native histogram's exemplars those without a time are left out, as in Prometheus. */
  private void writeExemplar(
      CachedSeries series, Exemplar exemplar, long timestampMillis, Appender to) {
    if (series.histogram && !exemplar.hasTimestamp()) {
      return;
    }
    try {
      to.exemplar(series.reference, exemplar.at(timestampMillis));
    } catch (StorageException.UnknownReference
        | StorageException.OutOfOrderExemplar
        | StorageException.ExemplarTooLong ignored) {
      counters.exemplarsRefused.increment();
    }
  }
}
