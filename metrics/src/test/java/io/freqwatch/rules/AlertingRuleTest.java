package io.freqwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingRuleTest {
  private static final long MINUTE = 60_000;
  private static final String RULES =
      """
      groups:
        - name: g
          labels: {team: ops, severity: info}
          rules:
            - alert: Low
              expr: level < 5
              for: 2m
              labels: {severity: page, instance: ""}
              annotations: {summary: "only {{ $value }}"}
      """;

  @TempDir Path folder;
  private RuleRig rig;

  @BeforeEach
  void rig() {
    rig = new RuleRig(folder, 0);
  }

  private static List<Alert> alerts(RuleGroup group) {
    return group.view().rules().getFirst().alerts();
  }

  @Test
  void waitsAndThenFiresWithTheLabelsOfSampleGroupAndRule() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{bot=\"a\",instance=\"x\"}", 0, 3);

    group.evaluate(0);
    assertThat(alerts(group)).extracting(Alert::state).containsExactly(AlertState.PENDING);
    assertThat(rig.values("ALERTS", 0))
        .containsExactly(
            java.util.Map.entry(
                "ALERTS{alertname=\"Low\", alertstate=\"pending\", bot=\"a\", severity=\"page\","
                    + " team=\"ops\"}",
                1.0));
    group.evaluate(MINUTE);
    assertThat(rig.sent).isEmpty();

    group.evaluate(2 * MINUTE);
    Alert alert = alerts(group).getFirst();
    assertThat(alert.state()).isEqualTo(AlertState.FIRING);
    assertThat(alert.firedAtMillis()).isEqualTo(2 * MINUTE);
    assertThat(alert.annotations()).isEqualTo(Labels.of("summary", "only 3.0"));
    assertThat(rig.values("ALERTS", 2 * MINUTE).firstKey()).contains("firing");
    assertThat(rig.values("ALERTS_FOR_STATE", 2 * MINUTE)).containsValue(0.0);
  }

  @Test
  void tellsThatItFiresUntilWhenAndFromWhichExpression() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    group.evaluate(2 * MINUTE);

    assertThat(rig.sent).hasSize(1);
    OutgoingAlert sent = rig.sent.getFirst();
    assertThat(sent.startsAtMillis()).isEqualTo(2 * MINUTE);
    assertThat(sent.endsAtMillis()).isEqualTo(6 * MINUTE);
    assertThat(sent.generatorUrl())
        .isEqualTo("http://here:9090/graph?g0.expr=level+%3C+5&g0.tab=1");
  }

  @Test
  void sendsAgainOnlyAfterTheResendDelay() {
    RuleGroup group = rig.group(RULES.replace("2m", "0s"));
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    group.evaluate(15_000);
    group.evaluate(MINUTE);
    assertThat(rig.sent).hasSize(1);
    group.evaluate(MINUTE + 1);
    assertThat(rig.sent).hasSize(2);
  }

  @Test
  void forgetsAnAlertThatEndsBeforeItFires() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    rig.store("level{bot=\"a\"}", MINUTE, 7);
    group.evaluate(MINUTE);

    assertThat(alerts(group)).isEmpty();
    assertThat(rig.sent).isEmpty();
    assertThat(rig.values("ALERTS", MINUTE)).isEmpty();
  }

  @Test
  void saysForFifteenMinutesThatAnAlertHasEnded() {
    RuleGroup group = rig.group(RULES.replace("2m", "0s"));
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    rig.store("level{bot=\"a\"}", MINUTE, 7);
    rig.sent.clear();
    for (int minute = 1; minute <= 30; minute++) {
      group.evaluate(minute * MINUTE + minute);
    }

    assertThat(alerts(group)).isEmpty();
    assertThat(rig.sent).hasSize(15);
    assertThat(rig.sent).allMatch(alert -> alert.endsAtMillis() == MINUTE + 1);
  }

  @Test
  void anAlertThatComesBackBeginsAnew() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    group.evaluate(2 * MINUTE);
    rig.store("level{bot=\"a\"}", 3 * MINUTE, 7);
    group.evaluate(3 * MINUTE);
    rig.store("level{bot=\"a\"}", 4 * MINUTE, 3);
    group.evaluate(4 * MINUTE);

    assertThat(alerts(group)).extracting(Alert::state).containsExactly(AlertState.PENDING);
    assertThat(alerts(group)).extracting(Alert::activeSinceMillis).containsExactly(4 * MINUTE);
  }

  @Test
  void keepsFiringForAsLongAsTheRuleSays() {
    RuleGroup group = rig.group(RULES.replace("for: 2m", "for: 0s\n        keep_firing_for: 3m"));
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    rig.end("level{bot=\"a\"}", MINUTE);
    for (int minute = 1; minute <= 3; minute++) {
      group.evaluate(minute * MINUTE);
      assertThat(alerts(group)).extracting(Alert::state).containsExactly(AlertState.FIRING);
      assertThat(alerts(group)).extracting(Alert::keepsFiringSinceMillis).containsExactly(MINUTE);
    }
    group.evaluate(4 * MINUTE);
    assertThat(alerts(group)).isEmpty();
    assertThat(rig.sent.getLast().endsAtMillis()).isEqualTo(4 * MINUTE);
  }

  @Test
  void givesUpWhereThereAreMoreAlertsThanTheLimit() {
    RuleGroup group = rig.group(RULES.replace("- name: g", "- name: g\n    limit: 1"));
    rig.store("level{bot=\"a\"}", 0, 3);
    group.evaluate(0);
    rig.store("level{bot=\"b\"}", MINUTE, 3);
    group.evaluate(MINUTE);

    RuleView rule = group.view().rules().getFirst();
    assertThat(rule.alerts()).isEmpty();
    assertThat(rule.status().health()).isEqualTo(RuleHealth.BAD);
    assertThat(rule.status().lastError()).isEqualTo("exceeded limit of 1 with 2 alerts");
  }

  @Test
  void refusesTwoAlertsWithTheSameLabels() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{instance=\"x\"}", 0, 3);
    rig.store("level{instance=\"y\"}", 0, 3);
    group.evaluate(0);

    assertThat(group.view().rules().getFirst().status().lastError())
        .isEqualTo("vector contains metrics with the same labelset after applying alert labels");
    assertThat(group.view().statistics().evaluationFailures()).isEqualTo(1);
  }

  @Test
  void anEvaluationThatFailsLeavesTheAlertsAsTheyAre() {
    RuleGroup group = rig.group(RULES.replace("level < 5", "level < on() group_left() limit"));
    rig.store("level{bot=\"a\"}", 0, 3);
    rig.store("limit", 0, 5);
    group.evaluate(0);
    assertThat(alerts(group)).hasSize(1);
    rig.store("limit{of=\"another\"}", MINUTE, 5);
    group.evaluate(MINUTE);

    assertThat(alerts(group)).hasSize(1);
    assertThat(group.view().rules().getFirst().status().health()).isEqualTo(RuleHealth.BAD);
  }
}
