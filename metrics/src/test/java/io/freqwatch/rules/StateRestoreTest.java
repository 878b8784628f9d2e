package io.freqwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRestoreTest {
  private static final long MINUTE = 60_000;
  private static final long NOW = 1_000 * MINUTE;

  @TempDir Path folder;
  private RuleRig rig;

  @BeforeEach
  void rig() {
    rig = new RuleRig(folder, NOW);
  }

  private RuleGroup group(String hold) {
    String rules =
        """
        groups:
          - name: g
            rules:
              - {alert: Low, expr: level < 5, for: %s}
        """;
    return new RuleGroup(rig.groups(rules.formatted(hold)).getFirst(), rig.environment(), false);
  }

  private long activeSinceAfter(RuleGroup group) {
    rig.store("level{bot=\"a\"}", NOW, 3);
    group.evaluate(NOW);
    new StateRestore(rig.environment(), NOW).restore(group.alertingRules());
    List<Alert> alerts = group.view().rules().getFirst().alerts();
    return alerts.getFirst().activeSinceMillis();
  }

  private void stored(long downMinute, double activeSinceMinute) {
    rig.store(
        "ALERTS_FOR_STATE{alertname=\"Low\",bot=\"a\"}",
        downMinute * MINUTE,
        activeSinceMinute * 60);
  }

  @ParameterizedTest(name = "for {0}, active since {1}, down at {2}: now since {3}")
  @CsvSource({
    "60m, 980, 990, 990", // ten minutes waited, the outage is not counted
    "15m, 980, 990, 995", // five minutes were left: the grace of ten holds
    "15m, 960, 990, 960", // it was firing
    "5m, 980, 990, 1000", // shorter than the grace: begins anew
    "60m, 930, 935, 1000", // down for longer than is tolerated
  })
  void givesBackSinceWhenAnAlertWaits(String hold, long since, long down, long expected) {
    RuleGroup group = group(hold);
    stored(down, since);
    assertThat(activeSinceAfter(group)).isEqualTo(expected * MINUTE);
  }

  @Test
  void anAlertThatHadEndedBeginsAnew() {
    RuleGroup group = group("60m");
    stored(980, 970);
    rig.end("ALERTS_FOR_STATE{alertname=\"Low\",bot=\"a\"}", 990 * MINUTE);
    assertThat(activeSinceAfter(group)).isEqualTo(NOW);
  }

  @Test
  void seriesAreWrittenAlsoWhereThePastCannotBeRead() {
    RuleGroup group = group("60m");
    RuleEnvironment known = rig.environment();
    RuleEnvironment unreadable =
        new RuleEnvironment(
            known.options(),
            known.queries(),
            new UnreadableStorage(rig.storage),
            known.templates(),
            known.alerts(),
            known.durations(),
            known.clock());
    new StateRestore(unreadable, NOW).restore(group.alertingRules());
    rig.store("level{bot=\"a\"}", NOW, 3);
    group.evaluate(NOW);
    assertThat(rig.values("ALERTS_FOR_STATE", NOW)).hasSize(1);
  }

  @Test
  void noSeriesAreWrittenBeforeTheStateIsRestored() {
    RuleGroup group = group("60m");
    rig.store("level{bot=\"a\"}", NOW, 3);
    group.evaluate(NOW);
    assertThat(rig.values("ALERTS_FOR_STATE", NOW)).isEmpty();
    new StateRestore(rig.environment(), NOW).restore(group.alertingRules());
    group.evaluate(NOW + MINUTE);
    assertThat(rig.values("ALERTS_FOR_STATE", NOW + MINUTE)).hasSize(1);
  }
}
