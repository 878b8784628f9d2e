package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives alerts back since when they have been active, from the series that the program wrote before
 * it was stopped: time that an alert has waited is not waited again, and the time of the outage is
 * not counted. Source: prometheus/prometheus rules/group.go, RestoreForState.
 */
final class StateRestore {
  private static final Logger log = LoggerFactory.getLogger(StateRestore.class);
  private static final long MILLIS_PER_SECOND = 1_000;

  private final RuleEnvironment environment;
  private final long nowMillis;

  StateRestore(RuleEnvironment environment, long nowMillis) {
    this.environment = environment;
    this.nowMillis = nowMillis;
  }

  /** The last value that a series has, and its time. */
  private record Last(long timestampMillis, double value) {}

  /** Gives back what can be read; the rules begin to write their series in any case. */
  void restore(List<AlertingRule> rules) {
    long oldest = nowMillis - environment.options().outageTolerance().toMillis();
    try (Querier querier = environment.storage().querier(oldest, nowMillis)) {
      rules.forEach(rule -> restore(rule, querier));
    } catch (StorageException e) {
      log.error("alerts begin without a past, which cannot be read: {}", e.getMessage());
    } finally {
      rules.forEach(AlertingRule::setRestored);
    }
  }

  private void restore(AlertingRule rule, Querier querier) {
    long hold = rule.definition().holdFor().toMillis();
    if (hold < environment.options().gracePeriod().toMillis()) {
      return;
    }
    try {
      Map<Labels, Last> stored = stored(rule, querier);
      rule.forEach(alert -> restore(alert, stored.get(alert.labels), hold));
    } catch (StorageException e) {
      log.error(
          "alerts of {} begin without a past, which cannot be read: {}",
          rule.definition().name(),
          e.getMessage());
    }
  }

  private void restore(ActiveAlert alert, @Nullable Last last, long holdMillis) {
    if (last == null || StaleMarker.is(last.value())) {
      return;
    }
    long grace = environment.options().gracePeriod().toMillis();
    long since = ((long) last.value()) * MILLIS_PER_SECOND;
    long remaining = holdMillis - (last.timestampMillis() - since);
    if (remaining <= 0) {
      alert.activeSince = since; // it was firing, and will at the next evaluation
    } else if (remaining < grace) {
      alert.activeSince = nowMillis + grace - holdMillis;
    } else {
      alert.activeSince = since + nowMillis - last.timestampMillis();
    }
  }

  private static Map<Labels, Last> stored(AlertingRule rule, Querier querier) {
    Map<Labels, Last> stored = new HashMap<>();
    SeriesSet found =
        querier.select(
            false,
            Matcher.equal(Labels.METRIC_NAME, AlertSeries.ACTIVE_SINCE),
            Matcher.equal(Alert.NAME, rule.definition().name()));
    while (found.hasNext()) {
      Series series = found.next();
      Last last = last(series.samples());
      if (last != null) {
        stored.put(series.labels().without(List.of(Labels.METRIC_NAME)), last);
      }
    }
    return stored;
  }

  private static @Nullable Last last(SampleIterator samples) {
    Last last = null;
    while (samples.next() == SampleKind.FLOAT) {
      last = new Last(samples.timestampMillis(), samples.value());
    }
    return last;
  }
}
