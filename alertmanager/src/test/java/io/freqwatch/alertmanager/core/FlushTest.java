package io.freqwatch.alertmanager.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.NotificationKey;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlushTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final NotificationKey KEY = new NotificationKey("{}:{}", "a", "webhook", 0);

  private static Alert alert(String name, boolean firing) {
    return new Alert(
        Labels.of("alertname", name),
        Map.of(),
        NOW.minusSeconds(60),
        firing ? Alert.NO_END : NOW.minusSeconds(1),
        NOW,
        false,
        "");
  }

  private static Optional<LogEntry> told(Alert... firing) {
    return Optional.of(
        new LogEntry(
            KEY,
            Set.of(Arrays.stream(firing).map(Alert::fingerprint).toArray(Fingerprint[]::new)),
            Set.of(),
            NOW.minusSeconds(10),
            NOW.plusSeconds(10),
            "ref"));
  }

  private static Decision decide(
      List<Alert> alerts,
      Set<String> held,
      boolean muted,
      Optional<LogEntry> told,
      boolean strict) {
    return decide(alerts, held, muted, told, strict, true);
  }

  private static Decision decide(
      List<Alert> alerts,
      Set<String> held,
      boolean muted,
      Optional<LogEntry> told,
      boolean strict,
      boolean sendResolved) {
    return new Flush(
            KEY,
            alerts,
            alert -> held.contains(alert.name()),
            muted,
            told,
            new Flush.Policy(sendResolved, Duration.ofHours(4), Duration.ofHours(120), strict),
            NOW)
        .decide();
  }

  @Test
  void tellsWhatFires() {
    Decision decision = decide(List.of(alert("A", true)), Set.of(), false, Optional.empty(), false);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Notify.class,
            notify -> {
              assertThat(notify.reason()).isEqualTo(NotificationReason.FIRST);
              assertThat(notify.alerts()).extracting(Alert::name).containsExactly("A");
              assertThat(notify.entry().firing()).containsExactly(alert("A", true).fingerprint());
              assertThat(notify.entry().expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(8)));
            });
  }

  @Test
  void anAlertHeldBackIsNotTold() {
    assertThat(decide(List.of(alert("A", true)), Set.of("A"), false, Optional.empty(), false))
        .isInstanceOf(Decision.Nothing.class);
  }

  @Test
  void theEndOfAnAlertThatWasToldIsToldUnderASilence() {
    List<Alert> ended = List.of(alert("A", false));

    assertThat(decide(ended, Set.of("A"), false, told(alert("A", true)), false))
        .isInstanceOfSatisfying(
            Decision.Notify.class,
            notify -> {
              assertThat(notify.reason()).isEqualTo(NotificationReason.ALL_RESOLVED);
              assertThat(notify.entry().firing()).isEmpty();
            });
    assertThat(decide(ended, Set.of("A"), false, told(alert("A", true)), true))
        .isInstanceOf(Decision.Nothing.class);
  }

  @Test
  void theEndOfAnAlertThatWasNeverToldIsNotToldUnderASilence() {
    assertThat(
            decide(List.of(alert("A", false)), Set.of("A"), false, told(alert("B", true)), false))
        .isInstanceOf(Decision.Nothing.class);
  }

  @Test
  void anAlertHeldBackAfterItWasToldStaysTold() {
    Decision decision =
        decide(
            List.of(alert("A", true), alert("B", true)),
            Set.of("A"),
            false,
            told(alert("A", true)),
            false);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Notify.class,
            notify -> {
              assertThat(notify.alerts()).extracting(Alert::name).containsExactly("B");
              assertThat(notify.entry().firing())
                  .containsExactlyInAnyOrder(
                      alert("A", true).fingerprint(), alert("B", true).fingerprint());
            });
  }

  @Test
  void whatFiresUnheardIsNoReasonToTellThatAllHasEnded() {
    assertThat(
            decide(
                List.of(alert("A", true), alert("C", false)),
                Set.of("A"),
                false,
                told(alert("A", true)),
                false))
        .isInstanceOf(Decision.Nothing.class);
  }

  @Test
  void anEndAtAMutedTimeIsRememberedInSilence() {
    assertThat(decide(List.of(alert("A", false)), Set.of(), true, told(alert("A", true)), false))
        .isInstanceOfSatisfying(
            Decision.Remember.class, remember -> assertThat(remember.entry().firing()).isEmpty());
    assertThat(decide(List.of(alert("A", false)), Set.of(), true, told(alert("A", true)), true))
        .isInstanceOf(Decision.Nothing.class);
  }

  @Test
  void whoWantsNoEndsIsJudgedRightNextTime() {
    assertThat(
            decide(
                List.of(alert("A", false)), Set.of(), false, told(alert("A", true)), false, false))
        .isInstanceOfSatisfying(
            Decision.Remember.class, remember -> assertThat(remember.entry().firing()).isEmpty());
  }

  @Test
  void someoneWhoWantsNoEndsHearsOnlyOfWhatFires() {
    Decision decision =
        decide(
            List.of(alert("A", true), alert("B", false)),
            Set.of(),
            false,
            Optional.empty(),
            false,
            false);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Notify.class,
            notify -> assertThat(notify.alerts()).extracting(Alert::name).containsExactly("A"));
  }
}
