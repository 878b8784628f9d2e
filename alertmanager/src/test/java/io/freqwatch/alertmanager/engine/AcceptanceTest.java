package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.model.Labels;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * More of Alertmanager's own acceptance scenarios: inhibition, merging, names of any text, cold
 * starts, and two ways to one receiver.
 */
class AcceptanceTest {
  private static final String ROUTE =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 1ms}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;
  private static final String INHIBITING =
      ROUTE
          + """
          inhibit_rules:
            - {source_matchers: [s=critical], target_matchers: [s=warning], equal: [alertname]}
          """;
  private static final String WARNING = "{alertname=A,n=w,s=warning}";
  private static final String CRITICAL = "{alertname=A,n=c,s=critical}";

  @Test
  void aTargetThatBeginsAndEndsUnderItsSourceIsHeardOfNever() {
    Play play = new Play(INHIBITING);
    play.fire(WARNING);
    play.fire(CRITICAL);
    play.until(5);
    play.resolve(WARNING);
    play.until(25);

    assertThat(play.heard).containsExactly("1 a c|", "11 a c|", "21 a c|");
  }

  @Test
  void aTargetAndItsSourceThatEndTogetherAreBothTold() {
    Play play = new Play(INHIBITING);
    play.fire(WARNING);
    play.until(5);
    play.fire(CRITICAL);
    play.until(15);
    play.resolve(CRITICAL);
    play.resolve(WARNING);
    play.until(25);

    assertThat(play.heard).containsExactly("1 a w|", "11 a c|", "21 a |c,w");
  }

  @Test
  void anInhibitionRuleWithoutMatchersHoldsNothingBack() {
    Play play = new Play(ROUTE + "inhibit_rules: [{}]\n");
    play.fire("1");
    play.fire("2");
    play.until(12);

    assertThat(play.heard).containsExactly("1 a 1,2|", "11 a 1,2|");
  }

  @Test
  void anInhibitionIsSeenAtOnceAndNotOnlyAtTheNextLook() {
    Play play = new Play(INHIBITING);
    play.fire(WARNING);
    play.fire(CRITICAL);
    Labels warning = Labels.of("alertname", "A", "n", "w", "s", "warning");

    Suppression held = play.router().suppression(warning, play.now());
    assertThat(held.inhibitedBy()).hasSize(1);
    play.resolve(CRITICAL);
    assertThat(play.router().suppression(warning, play.now())).isEqualTo(Suppression.NONE);
  }

  @Test
  void ofTwoReportsThatEndTheLaterEndCounts() {
    Play play = new Play(ROUTE);
    play.fire("1", 0, 3);
    play.until(2);
    play.fire("1", 1, 8);
    play.until(30);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a |1");
    Alert ended = play.messages.getLast().alerts().getFirst();
    assertThat(ended.startsAt()).isEqualTo(Play.BEGIN);
    assertThat(ended.endsAt()).isEqualTo(Play.BEGIN.plusSeconds(8));
  }

  @Test
  void anAlertThatBeginsWhenTheOneBeforeItEndsIsAnEpisodeOfItsOwn() {
    Play play = new Play(ROUTE);
    play.fire("1", 0, 60);
    play.until(5);
    play.fire("1", 0, 5);
    play.fire("1", 5, 60);
    play.until(12);

    assertThat(play.heard).containsExactly("1 a 1|", "11 a 1|");
    assertThat(play.messages.getLast().alerts().getFirst().startsAt())
        .isEqualTo(Play.BEGIN.plusSeconds(5));
  }

  @Test
  void labelsOfAnyTextAreRoutedGroupedAndTold() {
    Play play =
        new Play(
            """
            route:
              receiver: b
              routes:
                - matchers: ['"alertname🙂"=~".*äö.*"']
                  receiver: a
                  group_by: ["grüppe 1"]
                  group_wait: 1s
            receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}, {name: b}]
            """);
    play.fire("{\"alertname🙂\"=\"ein äö\",\"grüppe 1\"=\"ß\",n=1}");
    play.fire("{\"alertname🙂\"=\"ein ou\",\"grüppe 1\"=\"ß\",n=2}");
    play.until(3);

    assertThat(play.heard).containsExactly("1 a 1|");
    assertThat(play.messages.getFirst().groupKey())
        .isEqualTo("{}/{alertname🙂=~\".*äö.*\"}:{grüppe 1=\"ß\"}");
  }

  @Test
  void silencesHoldBackLabelsOfAnyText() {
    Play play = new Play(ROUTE);
    play.fire("{alertname=A,n=1,\"bot🙂\"=\"ä\"}");
    play.fire("{alertname=A,n=2,\"bot🙂\"=\"ö\"}");
    String id = play.silence("\"bot🙂\"=\"ä\"", 0, 100);
    play.until(12);
    play.router().expireSilence(id, play.now());
    play.until(22);

    assertThat(play.heard).containsExactly("1 a 2|", "11 a 2|", "21 a 1,2|");
    assertThat(play.messages.getLast().reason()).isEqualTo(NotificationReason.NEW_ALERTS);
  }

  @Test
  void aColdStartGathersWhatHasFiredForLongAndAReloadDoesNotShortenIt() {
    RouterPace pace = RouterPace.DEFAULTS;
    RouterPace cold =
        new RouterPace(Duration.ofSeconds(5), pace.maintenance(), pace.alertCollection());
    Play play = new Play(ROUTE, RouterOptions.at("http://am").withPace(cold));
    play.fire("1", -600, 3600);
    play.until(2);
    play.fire("2", -500, 3600);
    play.reload(ROUTE);
    play.until(4);
    play.fire("3", -400, 3600);
    play.until(12);

    assertThat(play.heard).containsExactly("5 a 1,2,3|");
  }

  @Test
  void oneWayToAReceiverThatFailsAddsNothingToTheOther() {
    Play play =
        new Play(
            ROUTE
                .replace("1ms", "1h")
                .replace("{url: 'http://a'}", "{url: 'http://good'}, {url: 'http://bad'}"));
    play.answers.put(
        "http://bad",
        attempt ->
            attempt < 9
                ? new Outcome.Retry(Duration.ZERO, Reason.SERVER_ERROR, "500")
                : new Outcome.Delivered("ref"));
    play.fire("1");
    play.until(9);

    assertThat(play.heard).containsExactly("1 a 1|");
    play.until(300);
    assertThat(play.heard).hasSize(2);
    assertThat(play.heard.getLast()).endsWith("a 1|");
  }
}
