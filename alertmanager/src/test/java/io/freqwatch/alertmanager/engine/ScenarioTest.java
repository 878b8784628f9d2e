package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.channel.Outcome.Reason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alertmanager's own acceptance scenarios (alerting notes §4) on a clock moved by hand. */
class ScenarioTest {
  private static final String ONE =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;
  private static final String REPEATING = ONE.replace("1h", "1ms");

  private static Outcome failing(Integer attempt) {
    return new Outcome.Retry(Duration.ZERO, Reason.SERVER_ERROR, "500 at attempt " + attempt);
  }

  @Test
  void laterReportsOfOneEpisodeKeepItsStart() {
    Play play = new Play(REPEATING);
    play.fire("1", 0, 60);
    play.until(2);
    play.fire("1", 2, 70);
    play.until(12);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a 1|");
    Alert last = play.messages.getLast().alerts().getFirst();
    assertThat(last.startsAt()).isEqualTo(Play.BEGIN);
    assertThat(last.annotations()).containsEntry("at", "2");
    assertThat(last.endsAt()).isEqualTo(Alert.NO_END);
  }

  @Test
  void anEpisodeApartIsANewOne() {
    Play play = new Play(ONE);
    play.fire("1", 0, 3);
    play.until(20);
    play.fire("1");
    play.until(40);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a |1", "21 a 1|");
  }

  @Test
  void repeatsUntilItIsResolvedAndThenIsQuiet() {
    Play play = new Play(REPEATING);
    play.fire("1");
    play.until(25);
    play.resolve("1");
    play.until(100);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a 1|", "21 a 1|", "31 a |1");
    assertThat(play.messages.get(1).reason()).isEqualTo(NotificationReason.REPEAT);
  }

  @Test
  void aFailingReceiverDisturbsNoOther() {
    Play play =
        new Play(
            """
            route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
                    routes: [{receiver: bad, continue: true}, {receiver: good}]}
            receivers: [{name: a}, {name: bad, webhook_configs: [{url: 'http://bad'}]},
                        {name: good, webhook_configs: [{url: 'http://good'}]}]
            """);
    play.answers.put("bad", attempt -> attempt < 4 ? failing(attempt) : new Outcome.Delivered(""));
    play.fire("1");
    play.until(60);

    assertThat(play.heard).hasSize(2).contains("1 good 1|");
    assertThat(play.heard.getLast()).endsWith("bad 1|");
    assertThat(play.keys.get("bad")).hasSize(4).containsOnly(play.keys.get("bad").getFirst());
  }

  @Test
  void alertsOfOneWaitComeTogetherAndLaterOnesInOneBatch() {
    Play play = new Play(ONE);
    play.fire("1");
    play.fire("2");
    play.until(2);
    play.fire("3");
    play.until(5);
    play.fire("4");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1,2|", "11 a 1,2,3,4|");
    assertThat(play.messages.getLast().reason()).isEqualTo(NotificationReason.NEW_ALERTS);
  }

  @Test
  void anAlertThatNobodyReportsAgainIsResolvedAtTheNextTick() {
    Play play = new Play("global: {resolve_timeout: 10s}\n" + ONE);
    play.fireWithoutEnd("1");
    play.until(30);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a |1");
    assertThat(play.messages.getLast().alerts().getFirst().endsAt())
        .isEqualTo(Play.BEGIN.plusSeconds(10));
  }

  @Test
  void whoWantsNoEndsHearsTheNextEpisode() {
    Play play =
        new Play(ONE.replace("{url: 'http://a'}", "{url: 'http://a', send_resolved: false}"));
    play.fire("1");
    play.until(2);
    play.resolve("1");
    play.until(20);
    play.fire("1");
    play.until(40);

    assertThat(play.heard).containsExactly("1 a 1|", "21 a 1|");
  }

  @Test
  void aReloadDoesNotTellTwiceAndRestartsTheTimers() {
    Play play = new Play(ONE);
    play.fire("1");
    play.until(5);
    play.reload(ONE);
    play.until(8);
    play.fire("2");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1|", "15 a 1,2|");
  }

  @Test
  void aTargetIsMutedWhileItsSourceFires() {
    Play play =
        new Play(
            REPEATING
                + "inhibit_rules: [{source_matchers: [s=critical], target_matchers: [s=warning],"
                + " equal: [alertname]}]");
    play.fire("{alertname=A,n=w,s=warning}");
    play.until(5);
    play.fire("{alertname=A,n=c,s=critical}");
    play.until(15);
    play.resolve("{alertname=A,n=c,s=critical}");
    play.until(35);

    assertThat(play.heard).containsExactly("1 a w|", "11 a c|", "21 a w|c", "31 a w|");
  }

  @Test
  void aSilenceMutesFromItsStartToItsEnd() {
    Play play = new Play(REPEATING);
    play.fire("1");
    play.fire("2");
    String id = play.silence("n=1", 5, 25);
    play.until(12);

    assertThat(
            play.router()
                .suppression(play.messages.getFirst().alerts().getFirst().labels(), play.now())
                .silencedBy())
        .containsExactly(id);
    play.until(35);
    assertThat(play.heard).containsExactly("1 a 1,2|", "11 a 2|", "21 a 2|", "31 a 1,2|");
  }

  @Test
  void theEndOfASilenceByHandTakesEffectAtTheNextTick() {
    Play play = new Play(REPEATING);
    play.fire("1");
    String id = play.silence("n=1", 0, 1000);
    play.until(15);
    play.router().expireSilence(id, play.now());
    play.until(25);

    assertThat(play.heard).containsExactly("21 a 1|");
  }

  @Test
  void aSilenceKeepsItsIdWhereOnlyItsEndChanges() {
    Play play = new Play(ONE);
    String id = play.silence("n=1", 0, 1000);
    play.until(10);
    Silence known = play.router().silence(id).orElseThrow();

    assertThat(
            play.router()
                .putSilence(
                    known.withTimes(
                        known.startsAt(), Play.BEGIN.plusSeconds(2000), known.updatedAt()),
                    play.now()))
        .isEqualTo(id);
    String other =
        play.router()
            .putSilence(
                new Silence(
                    id,
                    MatcherGrammar.UTF8.parse("n=2"),
                    known.startsAt(),
                    known.endsAt(),
                    play.now(),
                    "me",
                    "",
                    Map.of()),
                play.now());
    assertThat(other).isNotEqualTo(id);
    assertThat(play.router().silence(id).orElseThrow().stateAt(play.now()))
        .isEqualTo(Silence.State.EXPIRED);
    assertThatThrownBy(() -> play.router().expireSilence("nobody", play.now()))
        .hasMessageContaining("not found");
  }

  @Test
  void aSilenceThatTheDiskDidNotTakeIsNotPromised() {
    Play play = new Play(ONE);
    play.journal().full(true);

    assertThatThrownBy(() -> play.silence("n=1", 0, 10)).hasMessageContaining("may be lost");
    play.fire("1");
    play.until(5);
    assertThat(play.router().store().isFailing()).isTrue();
  }

  @Test
  void aRouteIsQuietAtMutedTimes() {
    Play play =
        new Play(
            """
            route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 1m,
                    routes: [{matchers: [alertname=A], mute_time_intervals: [first]}]}
            receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
            time_intervals: [{name: first, time_intervals:
                [{times: [{start_time: '00:00', end_time: '00:02'}]}]}]
            """);
    play.fire("1");
    play.until(200);

    assertThat(play.heard).containsExactly("121 a 1|");
  }

  @Test
  void aPeerThatAsksForPatienceGetsIt() {
    Play play = new Play(ONE);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ofSeconds(7), Reason.RATE_LIMITED, "429")
                : new Outcome.Delivered(""));
    play.fire("1");
    play.until(9);

    assertThat(play.heard).containsExactly("8 a 1|");
  }

  @Test
  void whatIsRefusedForGoodIsTriedWithTheNextLookAtTheGroup() {
    Play play = new Play(ONE);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Rejected(Reason.CLIENT_ERROR, "404")
                : new Outcome.Delivered(""));
    play.fire("1");
    play.until(20);

    assertThat(play.heard).containsExactly("11 a 1|");
    assertThat(
            play.statistics.value(
                "alertmanager_notifications_failed_total",
                "integration",
                "webhook",
                "receiver_name",
                "a",
                "reason",
                "clientError"))
        .isEqualTo(1);
  }

  @Test
  void anEndThatIsRefusedIsToldWithTheNextLook() {
    Play play = new Play(ONE);
    play.answers.put("a", attempt -> attempt == 2 ? refused() : new Outcome.Delivered(""));
    play.fire("1");
    play.until(5);
    play.resolve("1");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1|", "21 a |1");
    assertThat(play.messages.getLast().reason()).isEqualTo(NotificationReason.ALL_RESOLVED);
  }

  @Test
  void theEndOfWhatWasToldIsToldThoughMoreWasRefused() {
    Play play = new Play(ONE);
    play.answers.put("a", attempt -> attempt == 2 ? refused() : new Outcome.Delivered(""));
    play.fire("1");
    play.until(5);
    play.fire("2");
    play.until(12);
    play.resolve("1");
    play.resolve("2");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1|", "21 a |1,2");
  }

  private static Outcome refused() {
    return new Outcome.Rejected(Reason.CLIENT_ERROR, "400");
  }

  @Test
  void whatWaitsForADeadReceiverIsToldAsItIsByThen() {
    Play play = new Play(ONE);
    play.answers.put(
        "a", attempt -> play.seconds() < 60 ? failing(attempt) : new Outcome.Delivered(""));
    play.fire("1");
    play.until(5);
    play.fire("2");
    play.until(15);
    play.resolve("1");
    play.until(300);

    assertThat(play.heard).hasSize(1);
    assertThat(play.heard.getFirst()).endsWith("a 2|1");
  }
}
