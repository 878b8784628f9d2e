package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Alertmanager loses, and this router does not; and that it does lose it where asked to. */
class LostPageTest {
  private static final String ONE =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  private static Play silencedEnd(Play play) {
    play.fire("1");
    play.until(5);
    play.silence("n=1", 5, 40);
    play.until(15);
    play.resolve("1");
    play.until(50);
    play.fire("1");
    play.until(100);
    return play;
  }

  @Test
  void anEndUnderASilenceIsToldAndTheNextEpisodeIsNew() {
    assertThat(silencedEnd(new Play(ONE)).heard).containsExactly("1 a 1|", "21 a |1", "51 a 1|");
  }

  @Test
  void strictlyTheNextEpisodeIsLostAsInAlertmanager() {
    assertThat(silencedEnd(new Play(ONE, RouterOptions.at("").strictly())).heard)
        .containsExactly("1 a 1|");
  }

  @Test
  void theEndOfAnAlertSilencedAmongOthersIsTold() {
    Play play = new Play(ONE);
    play.fire("1");
    play.fire("2");
    play.until(5);
    play.silence("n=1", 5, 1000);
    play.fire("3");
    play.until(15);
    play.resolve("1");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1,2|", "11 a 2,3|", "21 a 2,3|1");
  }

  @Test
  void theEndUnderAnInhibitionIsTold() {
    Play play =
        new Play(
            ONE + "inhibit_rules: [{source_matchers: [s=critical], target_matchers: [s=warning]}]");
    play.fire("{alertname=A,n=w,s=warning}");
    play.until(5);
    play.fire("{alertname=B,n=c,s=critical}");
    play.until(12);
    play.resolve("{alertname=A,n=w,s=warning}");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a w|", "6 a c|", "21 a |w");
  }

  @Test
  void anEndAtAQuietTimeMakesTheNextEpisodeNew() {
    Play play =
        new Play(
            """
            route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
                    routes: [{matchers: [alertname=A], mute_time_intervals: [quiet]}]}
            receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
            time_intervals: [{name: quiet, time_intervals:
                [{times: [{start_time: '00:01', end_time: '00:02'}]}]}]
            """);
    play.fire("1");
    play.until(70);
    play.resolve("1");
    play.until(130);
    play.fire("1");
    play.until(200);

    assertThat(play.heard).containsExactly("1 a 1|", "131 a 1|");
  }

  @Test
  void nothingResolvesJustBecauseWeWereGone() {
    Play play = new Play("global: {resolve_timeout: 5m}\n" + ONE);
    play.fireWithoutEnd("1");
    play.until(10);
    play.crash("global: {resolve_timeout: 5m}\n" + ONE, 1800);
    play.until(1900);

    assertThat(play.heard).containsExactly("1 a 1|");
  }

  @Test
  void anEndDuringAnOutageOfTheReceiverIsTold() {
    Play play = new Play(ONE);
    play.fire("1");
    play.until(5);
    play.answers.put(
        "a",
        _ ->
            play.seconds() < 600
                ? new Outcome.Retry(Duration.ZERO, Outcome.Reason.OTHER, "down")
                : new Outcome.Delivered(""));
    play.resolve("1");
    play.until(1000);

    assertThat(play.heard).hasSize(2);
    assertThat(play.heard.getLast()).endsWith("a |1");
  }

  @Test
  void whoeverHearsOfNoEndsHearsOfTheNextEpisodeWhileOthersFire() {
    Play play = new Play(ONE.replace("'http://a'", "'http://a', send_resolved: false"));
    play.fire("1");
    play.fire("2");
    play.until(5);
    play.resolve("1");
    play.until(25);
    play.fire("1");
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1,2|", "31 a 1,2|");
  }

  @Test
  void anEndIsToldThoughTheGroupIsLookedAtLongAfter() {
    String config = ONE.replace("group_interval: 10s", "group_interval: 40m");
    Play play = new Play(config);
    play.fire("1", 0, 600);
    play.until(1000);
    play.reload(config);
    play.until(1010);
    play.fire("1");
    play.until(4000);

    assertThat(play.heard).containsExactly("1 a 1|", "1000 a |1", "1011 a 1|");
  }

  @Test
  void anEndUnderALongSilenceIsTold() {
    Play play = new Play(ONE);
    play.fire("1", 0, 90_000);
    play.until(5);
    play.silence("n=1", 5, 1_000_000);
    play.until(80_000);
    play.resolve("1");
    play.until(81_000);

    assertThat(play.heard).hasSize(2);
    assertThat(play.heard.getLast()).endsWith("a |1");
  }

  @Test
  void whatHadEndedBeforeACrashDoesNotFireAgain() {
    Play play = new Play(ONE);
    play.fire("1");
    play.until(35);
    play.resolve("1");
    play.until(45);
    play.crash(ONE, 1);
    play.until(400);

    assertThat(play.heard).containsExactly("1 a 1|", "41 a |1");
  }

  @Test
  void anEndIsToldOnceThoughTheConfigurationIsReadAgain() {
    Play play = new Play(ONE);
    play.fire("1");
    play.fire("2");
    play.until(5);
    play.resolve("1");
    play.until(15);
    play.fire("3");
    play.until(25);
    play.reload(ONE);
    play.until(60);

    assertThat(play.heard).containsExactly("1 a 1,2|", "11 a 2|1", "21 a 2,3|");
  }
}
