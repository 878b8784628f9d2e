package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleDefinition;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a group, evaluated one after the other, so that a rule sees what those before it
 * recorded. Evaluated by one thread; its view is for any. Source: prometheus/prometheus
 * rules/group.go.
 */
final class RuleGroup {
  private static final Logger log = LoggerFactory.getLogger(RuleGroup.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final GroupDefinition definition;
  private final RuleEnvironment environment;
  private final GroupCounters counters = new GroupCounters();
  private final ResultWriter writer;
  private final List<Rule> rules;

  /** By rule, the series of its last results. */
  private final List<Set<Labels>> series = new ArrayList<>();

  /** Series of rules that are no more. */
  private final Set<Labels> orphans = new HashSet<>();

  /**
   * @param restored whether alerts begin without a past
   */
  RuleGroup(GroupDefinition definition, RuleEnvironment environment, boolean restored) {
    this.definition = definition;
    this.environment = environment;
    this.writer = new ResultWriter(environment.storage());
    this.rules =
        definition.rules().stream().map(rule -> rule(rule, environment, restored)).toList();
    rules.forEach(_ -> series.add(Set.of()));
  }

  private static Rule rule(
      RuleDefinition definition, RuleEnvironment environment, boolean restored) {
    return switch (definition) {
      case RuleDefinition.Alerting alerting -> new AlertingRule(alerting, environment, restored);
      case RuleDefinition.Recording recording ->
          new RecordingRule(recording, environment.queries());
    };
  }

  GroupDefinition definition() {
    return definition;
  }

  Duration interval() {
    return definition.interval().orElse(environment.options().interval());
  }

  List<AlertingRule> alertingRules() {
    List<AlertingRule> alerting = new ArrayList<>();
    forEachAlerting(alerting::add);
    return alerting;
  }

  void forEachAlerting(Consumer<AlertingRule> action) {
    for (Rule rule : rules) {
      if (rule instanceof AlertingRule alerting) {
        action.accept(alerting);
      }
    }
  }

  GroupCounters counters() {
    return counters;
  }

  GroupView view() {
    return new GroupView(
        definition,
        interval(),
        limit(),
        rules.stream().map(Rule::view).toList(),
        counters.statistics());
  }

  /** Evaluates all rules as of one moment. */
  void evaluate(long nowMillis) {
    long beganMillis = environment.clock().wallMillis();
    long began = environment.clock().monotonicNanos();
    counters.iteration();
    long samples = 0;
    double rulesSeconds = 0;
    for (int i = 0; i < rules.size() && !Thread.currentThread().isInterrupted(); i++) {
      samples += evaluate(i, nowMillis);
      rulesSeconds += rules.get(i).status().durationSeconds();
    }
    endOrphans(nowMillis);
    double seconds = secondsSince(began);
    environment.durations().groups.add(seconds, environment.clock().monotonicNanos());
    counters.ended(beganMillis, seconds, rulesSeconds, samples);
  }

  private int evaluate(int index, long nowMillis) {
    Rule rule = rules.get(index);
    long beganMillis = environment.clock().wallMillis();
    long began = environment.clock().monotonicNanos();
    counters.evaluation();
    try {
      return evaluate(rule, index, nowMillis);
    } catch (PromqlException.Canceled ignored) { // the group ends, or somebody ended the query
      rule.status(rule.status().bad("the query was canceled"));
      counters.failure();
    } catch (PromqlException | StorageException e) {
      failed(rule, e);
    } finally {
      double seconds = secondsSince(began);
      rule.status(rule.status().took(seconds, beganMillis));
      environment.durations().rules.add(seconds, environment.clock().monotonicNanos());
    }
    return 0;
  }

  private void failed(Rule rule, RuntimeException e) {
    rule.status(rule.status().bad(String.valueOf(e.getMessage())));
    counters.failure();
    log.warn(
        "rule {} of group {} failed: {}",
        rule.definition().name(),
        definition.key(),
        e.getMessage());
  }

  private int evaluate(Rule rule, int index, long nowMillis) {
    long queryMillis = queryMillis(nowMillis);
    List<Value.Sample> results = rule.evaluate(nowMillis, queryMillis, limit());
    rule.status(rule.status().good());
    if (rule instanceof AlertingRule alerting) {
      alerting.send(nowMillis, interval(), environment.alerts());
    }
    ResultWriter.Outcome outcome =
        writer.write(rule.definition().name(), results, series.get(index), queryMillis);
    series.set(index, outcome.series());
    counters.refused(outcome.refused());
    if (!outcome.error().isEmpty()) {
      rule.status(rule.status().bad(outcome.error()));
    }
    return results.size();
  }

  /** Takes over the alerts and series of its earlier self, which must have ended. */
  void inherit(RuleGroup earlier) {
    counters.inherit(earlier.counters.statistics());
    List<Integer> unmatched = new ArrayList<>();
    for (int i = 0; i < earlier.rules.size(); i++) {
      unmatched.add(i);
    }
    for (int i = 0; i < rules.size(); i++) {
      RuleDefinition wanted = rules.get(i).definition();
      int place = place(unmatched, wanted, earlier);
      if (place >= 0) {
        inherit(i, earlier, unmatched.remove(/* index */ place));
      }
    }
    orphans.addAll(earlier.orphans);
    unmatched.forEach(index -> orphans.addAll(earlier.series.get(index)));
  }

  private static int place(List<Integer> unmatched, RuleDefinition wanted, RuleGroup earlier) {
    for (int i = 0; i < unmatched.size(); i++) {
      RuleDefinition found = earlier.rules.get(unmatched.get(i)).definition();
      if (found.name().equals(wanted.name()) && found.labels().equals(wanted.labels())) {
        return i;
      }
    }
    return -1;
  }

  private void inherit(int index, RuleGroup earlier, int earlierIndex) {
    series.set(index, earlier.series.get(earlierIndex));
    if (rules.get(index) instanceof AlertingRule now
        && earlier.rules.get(earlierIndex) instanceof AlertingRule before) {
      now.inherit(before);
    }
  }

  /** Ends all its series; it is not evaluated again. */
  void end(long nowMillis) {
    series.forEach(orphans::addAll);
    series.replaceAll(_ -> Set.of());
    endOrphans(nowMillis);
  }

  private void endOrphans(long nowMillis) {
    if (orphans.isEmpty()) {
      return;
    }
    try {
      writer.end(orphans, queryMillis(nowMillis));
      orphans.clear();
    } catch (StorageException e) {
      log.warn("series of group {} could not be ended: {}", definition.key(), e.getMessage());
    }
  }

  private long queryMillis(long nowMillis) {
    Duration offset = definition.queryOffset().orElse(environment.options().queryOffset());
    return nowMillis - offset.toMillis();
  }

  private int limit() {
    return definition.limit().orElse(environment.options().limit());
  }

  private double secondsSince(long beganNanos) {
    return (environment.clock().monotonicNanos() - beganNanos) / NANOS_PER_SECOND;
  }
}
