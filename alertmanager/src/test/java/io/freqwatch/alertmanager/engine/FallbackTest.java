package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one receiver cannot be told another one is, once, and its end. */
class FallbackTest {
  private static final String TWO =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 1h}
      receivers:
        - {name: a, webhook_configs: [{url: 'http://a'}]}
        - {name: z, webhook_configs: [{url: 'http://z'}]}
      """;

  private static final Outcome NEVER =
      new Outcome.Rejected(Outcome.Reason.CLIENT_ERROR, "chat not found");

  private static Play play() {
    Play play = new Play(TWO, RouterOptions.at("").withFallback("z"));
    play.answers.put("a", _ -> NEVER);
    return play;
  }

  private static long rerouted(Play play) {
    return play.statistics.value(
        "freqwatch_alertmanager_notifications_rerouted_total",
        "integration",
        "webhook",
        "receiver_name",
        "z");
  }

  @Test
  void whatIsRefusedGoesToTheFallbackOnceAndItsEndToo() {
    Play play = play();
    play.fire("1");
    play.until(100);
    play.resolve("1");
    play.until(120);

    assertThat(play.heard).containsExactly("1 z 1|", "101 z |1");
    assertThat(play.messages.getFirst().routeLabels().value("undelivered"))
        .isEqualTo("a by webhook: chat not found");
    assertThat(rerouted(play)).isEqualTo(2);
  }

  @Test
  void aFurtherAlertOfTheGroupIsToldToo() {
    Play play = play();
    play.fire("1");
    play.until(5);
    play.fire("2");
    play.until(50);

    assertThat(play.heard).containsExactly("1 z 1|", "11 z 1,2|");
  }

  @Test
  void whatTellsNobodyAnythingMoreIsRerouted() {
    RouterOptions forgetful = RouterOptions.at("").withRetention(Duration.ofMinutes(30));
    Play play = new Play(TWO, forgetful.withFallback("z"));
    play.answers.put(
        "a", _ -> new Outcome.Retry(Duration.ZERO, Outcome.Reason.SERVER_ERROR, "busy"));
    play.fire("1", 0, 200_000);
    play.until(2_000);

    assertThat(play.heard).hasSize(1).first().asString().contains(" z 1|");
  }

  @Test
  void itSurvivesACrash() {
    Play play = play();
    play.answers.put(
        "z",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ZERO, Outcome.Reason.OTHER, "")
                : new Outcome.Delivered(""));
    play.fire("1");
    play.until(1);
    play.crash(TWO, 1);
    play.until(60);

    assertThat(play.heard).hasSize(1).first().asString().endsWith(" z 1|");
  }

  @Test
  void theFallbackItselfHasNone() {
    Play play = play();
    play.answers.put("z", _ -> NEVER);
    play.fire("1");
    play.until(5);

    assertThat(play.heard).isEmpty();
    assertThat(rerouted(play)).isEqualTo(1);
  }

  @Test
  void onceTheReceiverIsRightAgainItIsToldByItself() {
    Play play = play();
    play.answers.put("a", attempt -> attempt < 3 ? NEVER : new Outcome.Delivered(""));
    play.fire("1");
    play.until(50);

    assertThat(play.heard).containsExactly("1 z 1|", "21 a 1|");
  }

  @Test
  void withoutOneNothingIsRerouted() {
    Play play = new Play(TWO, RouterOptions.at(""));
    play.answers.put("a", _ -> NEVER);
    play.fire("1");
    play.until(50);

    assertThat(play.heard).isEmpty();
  }
}
