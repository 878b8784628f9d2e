package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.config.InhibitRule;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the alerts that are sources of rules, by the labels that must be equal, so that to ask for
 * one alert takes no walk over all others. Used by one thread.
 */
public final class Inhibitor {
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(InhibitRule rule, Map<List<String>, Map<Fingerprint, Alert>> sources) {
    List<String> key(Labels labels) {
      return rule.equal().stream().map(labels::value).toList();
    }

    void put(Alert alert) {
      if (rule.source().matches(alert.labels())) {
        sources
            .computeIfAbsent(key(alert.labels()), _ -> new LinkedHashMap<>())
            .put(alert.fingerprint(), alert);
      }
    }

    void remove(Alert alert) {
      List<String> key = key(alert.labels());
      Map<Fingerprint, Alert> equal = sources.get(key);
      if (equal != null && equal.remove(alert.fingerprint()) != null && equal.isEmpty()) {
        sources.remove(key);
      }
    }

    /** One that is source and target at once does not inhibit its like. */
    Optional<Fingerprint> source(Labels target, Instant now) {
      if (!rule.target().matches(target)) {
        return Optional.empty();
      }
      boolean twoSided = rule.source().matches(target);
      return sources.getOrDefault(key(target), Map.of()).entrySet().stream()
          .filter(source -> !source.getValue().isResolvedAt(now))
          .filter(source -> !twoSided || !rule.target().matches(source.getValue().labels()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  public Inhibitor(List<InhibitRule> rules, Collection<Alert> alerts) {
    rules.forEach(rule -> this.rules.add(new Rule(rule, new HashMap<>())));
    alerts.forEach(this::put);
  }

  /** Takes an alert as it is now, in place of what was known of it. */
  public void put(Alert alert) {
    rules.forEach(rule -> rule.put(alert));
  }

  public void remove(Alert alert) {
    rules.forEach(rule -> rule.remove(alert));
  }

  /** The alert that inhibits these labels, by the first rule that has one. */
  public Optional<Fingerprint> inhibitedBy(Labels labels, Instant now) {
    for (Rule rule : rules) {
      Optional<Fingerprint> source = rule.source(labels, now);
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }
}
