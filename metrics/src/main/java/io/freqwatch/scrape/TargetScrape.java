package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.exposition.ExpositionParser.Entry;
import io.freqwatch.exposition.ExpositionSyntaxException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.Appendable;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StorageException;
import java.util.Optional;

/**
 * Scrapes of one target: each fetches, parses and writes one batch, which holds the target's
 * samples or, where anything failed, the end of its series; and in any case the series about the
 * target. Used by the loop's thread.
 */
final class TargetScrape {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_MESSAGE_LENGTH = 1_000;

  private final ScrapeOptions options;
  private final Target target;
  private final ScrapeEnvironment environment;
  private final TargetSeries series;
  private final SyntheticSeries synthetic;
  private final SampleCount sampleCount;
  private final ScrapeFormat format;
  private final MetadataCache metadata;

  /** How many the scrape has read so far, and how many of them relabelling has left. */
  private int samples;

  private int kept;

  TargetScrape(
      ScrapeOptions options, Target target, ScrapeEnvironment environment, MetadataCache metadata) {
    this.options = options;
    this.target = target;
    this.environment = environment;
    this.metadata = metadata;
    this.sampleCount = new SampleCount(options);
    this.series = new TargetSeries(options, target, sampleCount, environment.counters());
    this.synthetic = new SyntheticSeries(options, target, environment.counters());
    this.format = new ScrapeFormat(options.format());
  }

  /** Takes over the series of a scrape that does not run any more. */
  void inherit(TargetScrape earlier) {
    series.inherit(earlier.series);
  }

  /**
   * Scrapes once. An empty answer is one without samples, whatever its type. The duration is that
   * of the fetch.
   *
   * @throws InterruptedException where the loop is to end; nothing is written then
   */
  ScrapeReport run(long timestampMillis) throws InterruptedException {
    Clock clock = environment.clock();
    environment.counters().scrapes.increment();
    samples = 0;
    kept = 0;
    long begin = clock.monotonicNanos();
    Scraper.Answer answer;
    try {
      answer = environment.scraper().fetch(target, options);
    } catch (ScrapeFailure e) {
      requireNotInterrupted();
      return writeFailure(e.reason(), message(e), timestampMillis, seconds(clock, begin));
    }
    return write(answer, timestampMillis, seconds(clock, begin));
  }

  /** Ends all series, for a target that is gone. */
  void end(long timestampMillis) {
    try (Appender appender = storage().appender()) {
      series.markAllStale(timestampMillis, appender);
      synthetic.markStale(timestampMillis, appender);
      appender.commit();
    }
  }

  private ScrapeReport write(Scraper.Answer answer, long timestampMillis, double seconds) {
    try (Appender appender = storage().appender()) {
      ScrapeReport report = append(answer, timestampMillis, seconds, appender);
      synthetic.append(report, timestampMillis, appender);
      appender.commit();
      return report;
    } catch (ScrapeFailure e) {
      return writeFailure(e.reason(), message(e), timestampMillis, seconds);
    } catch (ExpositionSyntaxException | StorageException.InvalidHistogram e) {
      return writeFailure(ScrapeFailure.Cause.FORMAT, message(e), timestampMillis, seconds);
    } catch (StorageException e) {
      return writeFailure(ScrapeFailure.Cause.STORAGE, message(e), timestampMillis, seconds);
    } finally {
      sampleCount.end();
    }
  }

  private ScrapeReport append(
      Scraper.Answer answer, long timestampMillis, double seconds, Appender appender) {
    sampleCount.begin(answer);
    series.begin(timestampMillis);
    int bytes = answer.body().length;
    if (bytes > 0) {
      append(format.parser(answer), appender);
    }
    series.complete(appender);
    return report(seconds, bytes);
  }

  private void append(ExpositionParser parser, Appender appender) {
    while (true) {
      Entry entry = parser.next();
      switch (entry) {
        case SERIES, HISTOGRAM -> {
          samples++;
          kept += series.append(parser, entry == Entry.HISTOGRAM, appender) ? 1 : 0;
          sampleCount.check(kept);
        }
        case TYPE -> metadata.type(parser);
        case HELP -> metadata.help(parser);
        case UNIT -> metadata.unit(parser);
        case END -> {
          return;
        }
      }
    }
  }

  private ScrapeReport report(double seconds, int bodyBytes) {
    return new ScrapeReport(
        Optional.empty(), "", seconds, samples, kept, series.added(), bodyBytes, series.refused());
  }

  private ScrapeReport writeFailure(
      ScrapeFailure.Cause cause, String error, long timestampMillis, double seconds) {
    environment.counters().failed(cause);
    ScrapeReport report = report(seconds, 0).failed(cause, error);
    try (Appender appender = storage().appender()) {
      series.markAllStale(timestampMillis, appender);
      synthetic.append(report, timestampMillis, appender);
      appender.commit();
    } catch (StorageException e) {
      return report.failed(cause, error + "; " + message(e));
    }
    return report;
  }

  private Appendable storage() {
    return environment.storage();
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** A target may have a hand in the text: it gets one line of our log and of the targets page. */
  private static String message(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    String shortened =
        text.length() <= MAX_MESSAGE_LENGTH ? text : text.substring(0, MAX_MESSAGE_LENGTH) + "…";
    return shortened.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static double seconds(Clock clock, long beginNanos) {
    return (clock.monotonicNanos() - beginNanos) / NANOS_PER_SECOND;
  }
}
