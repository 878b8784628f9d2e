package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.engine.Explanation.Listener;
import io.freqwatch.alertmanager.engine.Explanation.Way;
import io.freqwatch.model.Labels;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Why somebody is told, or not; and that what is foreseen comes true. */
class ExplainerTest {
  private static final String TREE =
      """
      route:
        receiver: a
        group_by: [alertname]
        group_wait: 2s
        group_interval: 10s
        repeat_interval: 25s
        routes:
          - {matchers: [n=1], receiver: b, continue: true}
          - {matchers: [n=~"1|2"], receiver: c}
          - {matchers: [n=9], receiver: a, mute_time_intervals: [january]}
      receivers:
        - {name: a, webhook_configs: [{url: 'http://a'}]}
        - {name: b, webhook_configs: [{url: 'http://b'}]}
        - {name: c, webhook_configs: [{url: 'http://c'}]}
      time_intervals: [{name: january, time_intervals: [{months: [january]}]}]
      inhibit_rules: [{source_matchers: [n=2], target_matchers: [n=3]}]
      """;

  private final Play play = new Play(TREE);

  private Explanation explain(String n) {
    return play.router().insight().explain(Labels.of("alertname", "A", "n", n), play.now());
  }

  private Listener only(String n) {
    return explain(n).ways().getFirst().listeners().getFirst();
  }

  @Test
  void namesTheRoutesThatAnAlertTakesAlsoWhereThereIsNone() {
    assertThat(explain("1").alert()).isEmpty();
    assertThat(explain("1").ways().stream().map(way -> way.route().receiver()))
        .containsExactly("b", "c");
    assertThat(explain("7").ways().stream().map(Way::groupLabels))
        .containsExactly(Labels.of("alertname", "A"));
    assertThat(only("7").why()).contains("no such alert is in its group");
  }

  @Test
  void foreseesTheFirstNotification() {
    play.fire("7");
    Listener before = only("7");
    assertThat(before.knows()).isFalse();
    assertThat(before.why()).isEqualTo("the next look at the group tells it: first notification");

    play.until(30);
    assertThat(play.heard).first().isEqualTo("2 a 7|");
    assertThat(before.next()).contains(Play.BEGIN.plusSeconds(2));
  }

  @Test
  void foreseesTheRepetition() {
    play.fire("7");
    play.until(5);
    Listener told = only("7");
    assertThat(told.knows()).isTrue();
    assertThat(told.why()).contains("repeat_interval is not over");

    play.until(60);
    assertThat(play.heard).containsExactly("2 a 7|", "32 a 7|");
    assertThat(told.next()).contains(Play.BEGIN.plusSeconds(32));
  }

  @Test
  void foreseesTheEndOfASilence() {
    play.silence("n=7", 0, 45);
    play.fire("7");
    play.until(5);
    assertThat(explain("7").silences()).hasSize(1);
    Listener silenced = only("7");
    assertThat(silenced.why()).contains("held back");

    play.until(60);
    assertThat(play.heard).containsExactly("52 a 7|");
    assertThat(silenced.next()).contains(Play.BEGIN.plusSeconds(52));
  }

  @Test
  void namesWhatInhibitsAndWhatMutes() {
    play.fire("2");
    play.fire("3");
    play.fire("9");
    play.until(5);

    assertThat(explain("3").inhibitedBy().getFirst().labels().value("n")).isEqualTo("2");
    assertThat(only("3").next()).isEmpty();
    assertThat(only("9").why()).contains("quiet by its time intervals: january");
    assertThat(explain("9").ways().getFirst().mutedBy()).containsExactly("january");
  }

  @Test
  void tellsOfANotificationThatWaits() {
    play.answers.put(
        "a",
        _ -> new Outcome.Retry(Duration.ofSeconds(8), Outcome.Reason.RATE_LIMITED, "too many"));
    play.fire("7");
    play.until(3);

    Listener waiting = only("7");
    assertThat(waiting.why()).isEqualTo("a notification waits for another attempt: too many");
    assertThat(waiting.onItsWay().orElseThrow().attempts()).isEqualTo(1);
    assertThat(waiting.next()).contains(Play.BEGIN.plusSeconds(10));
    assertThat(play.router().insight().deliveries()).hasSize(1);
  }

  @Test
  void saysThatTheLastOneWasRefused() {
    play.answers.put("a", _ -> new Outcome.Rejected(Outcome.Reason.CLIENT_ERROR, "no such chat"));
    play.fire("7");
    play.until(3);

    assertThat(only("7").why())
        .startsWith("the last one was given up (no such chat); ")
        .endsWith("the next look at the group tells it: first notification");
  }
}
