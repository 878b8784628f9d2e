package io.freqwatch.alertmanager.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private static Alert alert(int start, int end, int updated, boolean timeout) {
    return new Alert(
        Labels.of("alertname", "Down"),
        Map.of("summary", "at " + updated),
        at(start),
        at(end),
        at(updated),
        timeout,
        "");
  }

  private static Instant at(int seconds) {
    return ZERO.plusSeconds(seconds);
  }

  @Test
  void theEarlierStartAndTheNewerWordsWin() {
    Alert merged = alert(0, 50, 0, true).mergedWith(alert(5, 60, 10, true), at(10));

    assertThat(merged)
        .isEqualTo(
            new Alert(
                Labels.of("alertname", "Down"),
                Map.of("summary", "at 10"),
                at(0),
                at(60),
                at(10),
                true,
                ""));
  }

  @Test
  void orderOfTheReportsDoesNotMatter() {
    Alert older = alert(0, 50, 0, true);
    Alert newer = alert(5, 60, 10, true);

    assertThat(newer.mergedWith(older, at(10))).isEqualTo(older.mergedWith(newer, at(10)));
  }

  @Test
  void anEndThatWasReportedOutlivesOneThatIsAssumed() {
    Alert merged = alert(0, 100, 0, false).mergedWith(alert(0, 60, 10, true), at(10));

    assertThat(merged.endsAt()).isEqualTo(at(100));
    assertThat(merged.timeout()).isFalse();
  }

  @Test
  void anEndThatIsAssumedGivesWay() {
    assertThat(alert(0, 100, 0, true).mergedWith(alert(0, 60, 10, false), at(10)).endsAt())
        .isEqualTo(at(60));
  }

  @Test
  void ofTwoThatAreOverTheLaterEndCounts() {
    assertThat(alert(0, 8, 0, false).mergedWith(alert(0, 6, 10, false), at(10)).endsAt())
        .isEqualTo(at(8));
  }

  @Test
  void anAlertThatFiresAgainIsNotOver() {
    assertThat(alert(0, 8, 0, false).mergedWith(alert(0, 60, 10, true), at(10)).endsAt())
        .isEqualTo(at(60));
  }

  @Test
  void aResolveEndsWhatFired() {
    assertThat(alert(0, 100, 0, false).mergedWith(alert(0, 9, 10, false), at(10)).endsAt())
        .isEqualTo(at(9));
  }

  @Test
  void episodesThatOnlyTouchAreApart() {
    assertThat(alert(0, 5, 0, false).overlaps(alert(6, 9, 9, false))).isFalse();
    assertThat(alert(0, 6, 0, false).overlaps(alert(6, 9, 9, false))).isFalse();
    assertThat(alert(0, 7, 0, false).overlaps(alert(6, 9, 9, false))).isTrue();
  }

  @Test
  void itIsOverAtItsEnd() {
    assertThat(alert(0, 5, 0, false).isResolvedAt(at(5))).isTrue();
    assertThat(alert(0, 5, 0, false).isResolvedAt(at(4))).isFalse();
    assertThat(alert(0, 5, 0, false).asSentAt(at(4)).endsAt()).isEqualTo(Alert.NO_END);
  }

  @Test
  void theFingerprintIsThatOfPrometheus() {
    assertThat(Fingerprint.of(Labels.EMPTY)).hasToString("cbf29ce484222325");
    assertThat(Fingerprint.of(Labels.of("alertname", "a")))
        .isNotEqualTo(Fingerprint.of(Labels.of("alertname", "b")));
  }
}
