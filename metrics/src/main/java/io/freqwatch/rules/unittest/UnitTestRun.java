package io.freqwatch.rules.unittest;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.Alert;
import io.freqwatch.rules.AlertState;
import io.freqwatch.rules.AlertTemplates;
import io.freqwatch.rules.EngineQueries;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.ManualRules;
import io.freqwatch.rules.QueryFunction;
import io.freqwatch.rules.RuleHealth;
import io.freqwatch.rules.RuleOptions;
import io.freqwatch.rules.RuleView;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.unittest.UnitTest.AlertCase;
import io.freqwatch.rules.unittest.UnitTest.ExpectedAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs one test: all groups at each step of time, alerts compared as time passes by, expressions at
 * the end. Used by one thread, once.
 */
final class UnitTestRun {
  private static final Comparator<ExpectedAlert> ORDER =
      Comparator.comparing(ExpectedAlert::labels, Labels.ORDER)
          .thenComparing(ExpectedAlert::annotations, Labels.ORDER);

  private final UnitTestFile file;
  private final UnitTest test;
  private final TestStorage storage;
  private final QueryFunction queries;
  private final ManualRules rules;
  private final List<String> failures = new ArrayList<>();

  UnitTestRun(
      UnitTestFile file,
      UnitTest test,
      List<GroupDefinition> groups,
      AlertTemplates templates,
      LanguageOptions language,
      Clock clock) {
    this.file = file;
    this.test = test;
    this.storage = new TestStorage(test);
    EngineOptions engineOptions =
        EngineOptions.DEFAULT.withSubqueryStep(file.interval()).withLanguage(language);
    Engine engine = new Engine(engineOptions, clock);
    this.queries = new EngineQueries(engine, storage.storage());
    RuleOptions options =
        RuleOptions.DEFAULT
            .with(test.interval(), Duration.ZERO, test.externalLabels())
            .withExternalUrl(test.externalUrl());
    this.rules = new ManualRules(groups, options, queries, storage.storage(), templates, clock);
  }

  /** What went wrong; empty where the test passes. */
  List<String> failures() {
    long end = test.startMillis() + test.end().toMillis();
    long step = file.interval().toMillis();
    for (long now = test.startMillis(); now <= end; now += step) {
      storage.reveal(now);
      rules.evaluate(now);
      if (!evaluated(now)) {
        return failures;
      }
      compareAlerts(Duration.ofMillis(now - test.startMillis()));
    }
    storage.reveal(Long.MAX_VALUE / 4);
    test.expressions().stream()
        .flatMap(one -> new ExpressionCheck(file, test, one).failure(queries).stream())
        .forEach(failures::add);
    return failures;
  }

  private boolean evaluated(long now) {
    int before = failures.size();
    for (GroupView group : rules.groups()) {
      for (RuleView rule : group.rules()) {
        if (rule.status().health() == RuleHealth.BAD) {
          failures.add(
              "    rule: %s, time: %s, err: %s"
                  .formatted(
                      rule.definition().name(),
                      text(Duration.ofMillis(now)),
                      rule.status().lastError()));
        }
      }
    }
    return failures.size() == before;
  }

  /** A case between two steps is compared with the first of them. */
  private void compareAlerts(Duration now) {
    Duration next = now.plus(file.interval());
    test.alerts().stream()
        .filter(one -> one.at().compareTo(now) >= 0 && one.at().compareTo(next) < 0)
        .forEach(this::compare);
  }

  private void compare(AlertCase one) {
    List<ExpectedAlert> expected = one.expected().stream().sorted(ORDER).toList();
    List<ExpectedAlert> found = firing(one.name());
    if (!expected.equals(found)) {
      String name = test.name().isEmpty() ? "" : "    name: " + test.name() + ",\n";
      failures.add(
          "%s    alertname: %s, time: %s, %n        exp:%s, %n        got:%s"
              .formatted(name, one.name(), text(one.at()), text(expected), text(found)));
    }
  }

  private List<ExpectedAlert> firing(String name) {
    List<ExpectedAlert> firing = new ArrayList<>();
    for (GroupView group : rules.groups()) {
      for (RuleView rule : group.rules()) {
        if (rule.definition().name().equals(name)) {
          rule.alerts().stream()
              .filter(alert -> alert.state() == AlertState.FIRING)
              .map(UnitTestRun::shown)
              .forEach(firing::add);
        }
      }
    }
    firing.sort(ORDER);
    return firing;
  }

  private static ExpectedAlert shown(Alert alert) {
    return new ExpectedAlert(alert.labels(), alert.annotations());
  }

  private static String text(List<ExpectedAlert> alerts) {
    if (alerts.isEmpty()) {
      return "[]";
    }
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < alerts.size(); i++) {
      text.append(
          "%n            %d:%n              Labels:%s%n              Annotations:%s"
              .formatted(i, alerts.get(i).labels(), alerts.get(i).annotations()));
    }
    return text.append("\n            ]").toString();
  }

  static String text(Duration duration) {
    return PrometheusDuration.format(duration);
  }
}
