package io.freqwatch.rules;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.Storage;
import io.freqwatch.storage.StorageException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what rules give, and ends the series they give no more. Used by one thread. */
final class ResultWriter {
  private static final Logger log = LoggerFactory.getLogger(ResultWriter.class);

  private final Storage storage;

  ResultWriter(Storage storage) {
    this.storage = storage;
  }

  /**
   * What was stored.
   *
   * @param refused how many samples were not stored
   * @param error why a sample was not stored, of the last such one; empty where all were
   */
  record Outcome(Set<Labels> series, int refused, String error) {}

  /**
   * Stores the results of one rule as a whole, and ends those of its earlier series that have none.
   *
   * @throws StorageException where nothing could be stored
   */
  Outcome write(
      String rule, List<Value.Sample> results, Collection<Labels> earlier, long timestampMillis) {
    Set<Labels> stored = new HashSet<>();
    String error = "";
    int refused = 0;
    try (Appender appender = storage.appender()) {
      for (Value.Sample result : results) {
        try {
          append(appender, result, timestampMillis);
          stored.add(result.labels());
        } catch (StorageException e) {
          error = String.valueOf(e.getMessage());
          refused++;
        }
      }
      earlier.stream()
          .filter(series -> !stored.contains(series))
          .forEach(series -> end(appender, series, timestampMillis));
      appender.commit();
    }
    if (refused > 0) {
      log.warn("{} results of rule {} were not stored, the last: {}", refused, rule, error);
    }
    return new Outcome(stored, refused, error);
  }

  /**
   * Ends series.
   *
   * @throws StorageException where that is not possible
   */
  void end(Collection<Labels> series, long timestampMillis) {
    try (Appender appender = storage.appender()) {
      series.forEach(each -> end(appender, each, timestampMillis));
      appender.commit();
    }
  }

  private static void append(Appender appender, Value.Sample result, long timestampMillis) {
    FloatHistogram histogram = result.histogram();
    if (histogram == null) {
      appender.append(result.labels(), timestampMillis, result.value());
    } else {
      appender.append(result.labels(), timestampMillis, histogram);
    }
  }

  private static void end(Appender appender, Labels series, long timestampMillis) {
    try {
      appender.append(series, timestampMillis, StaleMarker.VALUE);
    } catch (StorageException ignored) { // another rule goes on with the series
    }
  }
}
