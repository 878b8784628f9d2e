package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Acknowledgements hold an alert back until it ends, and not a moment longer. */
class AcknowledgeTest {
  private static final String ONE =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 30s}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  private final Play play = new Play(ONE);

  private Silence acknowledge(String n) {
    return play.router().acknowledge(wanted(n), play.now());
  }

  private Acknowledgement wanted(String n) {
    Alert alert =
        play.router().alerts(play.now()).stream()
            .filter(each -> each.labels().value("n").equals(n))
            .findFirst()
            .orElseThrow();
    return new Acknowledgement(
        alert.fingerprint(),
        Optional.of(alert.startsAt()),
        "ann",
        "on it",
        Acknowledgement.LONGEST);
  }

  private List<String> silencedBy(String n) {
    Alert alert =
        play.router().alerts(play.now()).stream()
            .filter(each -> each.labels().value("n").equals(n))
            .findFirst()
            .orElseThrow();
    return play.router().suppression(alert.labels(), play.now()).silencedBy();
  }

  @Test
  void whatIsAcknowledgedIsToldNoMoreAndItsEndIs() {
    play.fire("1");
    play.until(5);
    Silence made = acknowledge("1");
    assertThat(silencedBy("1")).containsExactly(made.id());
    play.until(100);
    play.resolve("1");
    play.until(120);

    assertThat(play.heard).containsExactly("1 a 1|", "101 a |1");
  }

  @Test
  void theNextEpisodeIsTold() {
    play.fire("1");
    play.until(5);
    acknowledge("1");
    play.until(20);
    play.resolve("1");
    play.until(25);
    play.fire("1");
    play.until(40);

    assertThat(play.heard).containsExactly("1 a 1|", "21 a |1", "26 a 1|");
  }

  @Test
  void anAlertThatBeginsAnewAtOnceIsNotAcknowledged() {
    play.fire("1", 0, 20);
    play.until(5);
    acknowledge("1");
    play.until(19);
    assertThat(silencedBy("1")).isNotEmpty();
    play.until(22);
    play.fire("1", 21, 600);

    assertThat(silencedBy("1")).isEmpty();
    play.until(35);
    assertThat(play.heard).last().isEqualTo("23 a 1|");
  }

  @Test
  void anEndByTimeoutEndsItToo() {
    play.fire("1", 0, 50);
    play.until(5);
    Silence made = acknowledge("1");
    play.until(60);

    assertThat(play.router().silence(made.id()).orElseThrow().stateAt(play.now()))
        .isEqualTo(Silence.State.EXPIRED);
  }

  @Test
  void anAlertWithTheSameLabelsAndMoreIsStillTold() {
    play.fire("{alertname=\"A\"}");
    play.until(5);
    Alert alert = play.router().alerts(play.now()).getFirst();
    play.router()
        .acknowledge(
            new Acknowledgement(
                alert.fingerprint(), Optional.empty(), "ann", "", Duration.ofHours(1)),
            play.now());
    play.fire("2");

    assertThat(silencedBy("2")).isEmpty();
  }

  @Test
  void aSecondOneIsTheFirst() {
    play.fire("1");
    play.until(5);

    assertThat(acknowledge("1").id()).isEqualTo(acknowledge("1").id());
  }

  @Test
  void itIsThereAfterACrashAndEndsAfterIt() {
    play.fire("1");
    play.until(5);
    Silence made = acknowledge("1");
    play.crash(ONE, 1);
    assertThat(silencedBy("1")).containsExactly(made.id());
    play.resolve("1");
    play.until(20);

    assertThat(play.router().silence(made.id()).orElseThrow().stateAt(play.now()))
        .isEqualTo(Silence.State.EXPIRED);
  }

  @Test
  void whatIsOverCannotBeAcknowledged() {
    play.fire("1");
    play.until(5);
    Acknowledgement late = wanted("1");
    play.resolve("1");
    play.until(20);
    assertThatThrownBy(() -> play.router().acknowledge(late, play.now()))
        .isInstanceOf(SilenceRefusedException.class);

    play.fire("1");
    assertThatThrownBy(() -> play.router().acknowledge(late, play.now()))
        .hasMessageContaining("begun anew");
  }

  @Test
  void afterItsLongestTimeTheAlertIsToldAgain() {
    play.fire("1");
    play.until(5);
    Acknowledgement wanted = wanted("1");
    play.router()
        .acknowledge(
            new Acknowledgement(
                wanted.alert(), wanted.episode(), "ann", "", Duration.ofSeconds(100)),
            play.now());
    play.until(130);

    assertThat(play.heard).first().isEqualTo("1 a 1|");
    assertThat(play.heard.get(1)).isEqualTo("111 a 1|");
  }
}
