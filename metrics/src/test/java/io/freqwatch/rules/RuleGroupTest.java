package io.freqwatch.rules;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleGroupTest {
  private static final long MINUTE = 60_000;
  private static final String RULES =
      """
      groups:
        - name: g
          rules:
            - record: bots:level:sum
              expr: sum by (env) (level)
              labels: {kind: sum}
            - record: bots:level:double
              expr: 2 * bots:level:sum
      """;

  @TempDir Path folder;
  private RuleRig rig;

  @BeforeEach
  void rig() {
    rig = new RuleRig(folder, 0);
  }

  @Test
  void aRuleSeesWhatThoseBeforeItRecorded() {
    rig.store("level{bot=\"a\",env=\"home\"}", 0, 3);
    rig.store("level{bot=\"b\",env=\"home\"}", 0, 4);
    rig.group(RULES).evaluate(0);

    assertThat(rig.values("{__name__=~\"bots:.*\"}", 0))
        .containsOnly(
            entry("bots:level:sum{env=\"home\", kind=\"sum\"}", 7.0),
            entry("bots:level:double{env=\"home\", kind=\"sum\"}", 14.0));
  }

  @Test
  void endsSeriesThatHaveNoResultAnyMore() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{env=\"home\"}", 0, 3);
    group.evaluate(0);
    rig.end("level{env=\"home\"}", MINUTE);
    group.evaluate(MINUTE);

    assertThat(rig.values("{__name__=~\"bots:.*\"}", MINUTE - 1)).hasSize(2);
    assertThat(rig.values("{__name__=~\"bots:.*\"}", MINUTE)).isEmpty();
  }

  @Test
  void looksBackByTheQueryOffsetAndRecordsThere() {
    RuleGroup group = rig.group(RULES.replace("- name: g", "- name: g\n    query_offset: 30s"));
    rig.store("level{env=\"home\"}", MINUTE - 30_000, 3);
    rig.store("level{env=\"home\"}", MINUTE - 29_000, 5);
    group.evaluate(MINUTE);

    assertThat(rig.values("bots:level:sum", MINUTE - 30_000)).containsValue(3.0);
    assertThat(rig.values("bots:level:sum", MINUTE - 30_001)).isEmpty();
  }

  @Test
  void countsResultsThatTheStorageDoesNotTake() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{env=\"home\"}", 0, 3);
    rig.store("bots:level:sum{env=\"home\",kind=\"sum\"}", 0, 5);
    group.evaluate(0);

    assertThat(group.view().statistics().samplesRefused()).isEqualTo(1);
    assertThat(group.view().rules().getFirst().status().lastError()).contains("duplicate sample");
  }

  @Test
  void recordsNothingWhereThereAreMoreSeriesThanTheLimit() {
    RuleGroup group = rig.group(RULES.replace("- name: g", "- name: g\n    limit: 1"));
    rig.store("level{env=\"home\"}", 0, 3);
    group.evaluate(0);
    rig.store("level{env=\"away\"}", MINUTE, 3);
    group.evaluate(MINUTE);

    assertThat(group.view().rules().getFirst().status().lastError())
        .isEqualTo("exceeded limit of 1 with 2 series");
    assertThat(rig.values("timestamp(bots:level:sum)", MINUTE)).containsValue(0.0).hasSize(1);
  }

  @Test
  void aRecordedValueThatIsThereAlreadyWithAnotherIsAnError() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{env=\"home\"}", 0, 3);
    rig.store("bots:level:sum{env=\"home\",kind=\"sum\"}", 0, 99);
    group.evaluate(0);

    assertThat(group.view().rules().getFirst().status().lastError()).contains("duplicate sample");
    assertThat(rig.values("bots:level:sum", 0)).containsValue(99.0);
  }

  @Test
  void aChangedGroupTakesOverAlertsAndEndsSeriesOfRulesThatAreGone() {
    String rules =
        """
        groups:
          - name: g
            rules:
              - {record: kept, expr: level}
              - {record: gone, expr: level}
              - {alert: Low, expr: level < 5, for: 5m}
        """;
    RuleGroup earlier = rig.group(rules);
    rig.store("level", 0, 3);
    earlier.evaluate(0);
    RuleGroup later =
        rig.group(rules.replace("{record: gone, expr: level}", "{record: kept2, expr: level}"));
    later.inherit(earlier);
    later.evaluate(MINUTE);

    assertThat(later.view().rules().get(2).alerts())
        .extracting(Alert::activeSinceMillis)
        .containsExactly(0L);
    assertThat(rig.values("gone", MINUTE)).isEmpty();
    assertThat(rig.values("{__name__=~\"kept2?\"}", MINUTE)).hasSize(2);
  }

  @Test
  void countsWhatItDoes() {
    RuleGroup group = rig.group(RULES);
    rig.store("level{env=\"home\"}", 0, 3);
    ManualClock clock = rig.clock;
    clock.advance(java.time.Duration.ofSeconds(5));
    group.evaluate(0);

    GroupStatistics statistics = group.view().statistics();
    assertThat(statistics.iterations()).isEqualTo(1);
    assertThat(statistics.evaluations()).isEqualTo(2);
    assertThat(statistics.evaluationFailures()).isZero();
    assertThat(statistics.lastSamples()).isEqualTo(2);
    assertThat(statistics.lastEvaluationMillis()).isEqualTo(5_000);
  }
}
