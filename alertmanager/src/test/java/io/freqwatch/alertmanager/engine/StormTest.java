package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.channel.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Too many messages become few that a person can read; none is lost. */
class StormTest {
  private static final String PHONE =
      """
      route: {receiver: a, group_by: ['...'], group_wait: 1s, group_interval: 10s,
              repeat_interval: 2h}
      receivers: [{name: a, telegram_configs: [{bot_token: t, chat_id: 1}]}]
      """;
  private static final String PROGRAM =
      PHONE.replace(
          "telegram_configs: [{bot_token: t, chat_id: 1}]", "webhook_configs: [{url: 'http://a'}]");

  private static Play play(String config, int threshold) {
    return new Play(config, RouterOptions.at("").withStormThreshold(threshold));
  }

  private static void fire(Play play, int count) {
    for (int i = 0; i < count; i++) {
      play.fire("{alertname=\"Down%d\",bot=\"bot%02d\",severity=\"warning\"}".formatted(i % 2, i));
    }
  }

  private static String words(Message message) {
    return message.alerts().getFirst().annotations().get("summary");
  }

  @Test
  void manyGroupsAtOnceBecomeOneMessageThatCountsAndNames() {
    Play play = play(PHONE, 30);
    fire(play, 100);
    play.until(5);

    assertThat(play.messages).hasSize(1);
    Message summary = play.messages.getFirst();
    assertThat(words(summary)).isEqualTo("100 notifications in one: 100 alerts fire");
    assertThat(summary.alerts().getFirst().annotations().get("description"))
        .isEqualTo(
            "Down0: 50 alerts fire (bot00, bot02, bot04, bot06, bot08, bot10, bot12, bot14 and 42"
                + " more)\n"
                + "Down1: 50 alerts fire (bot01, bot03, bot05, bot07, bot09, bot11, bot13, bot15"
                + " and 42 more)");
    assertThat(summary.alerts().getFirst().labels().value("severity")).isEqualTo("warning");
    assertThat(play.router().outbox()).isEmpty();
  }

  @Test
  void fewGoOutByThemselves() {
    Play play = play(PHONE, 30);
    fire(play, 30);
    play.until(5);

    assertThat(play.messages).hasSize(30);
  }

  @Test
  void aSlowFloodIsSummedUpEveryHalfMinute() {
    Play play = play(PHONE, 5);
    for (int i = 0; i < 60; i++) {
      play.until(i);
      play.fire("{alertname=\"D\",bot=\"" + i + "\"}");
    }
    play.until(200);

    List<String> summaries =
        play.messages.stream()
            .filter(message -> message.commonLabels().value("alertname").equals(Message.SUMMARY))
            .map(StormTest::words)
            .toList();
    assertThat(summaries).hasSizeBetween(1, 3);
    assertThat(play.messages.size()).isLessThan(12);
    assertThat(play.router().outbox()).isEmpty();
  }

  @Test
  void aSummaryThatFailsIsMadeAgainWithWhatIsTrueThen() {
    Play play = play(PHONE, 10);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ZERO, Outcome.Reason.SERVER_ERROR, "busy")
                : new Outcome.Delivered(""));
    fire(play, 50);
    play.until(1);
    assertThat(play.messages).isEmpty();
    play.until(90);

    assertThat(play.messages).hasSize(1);
    assertThat(words(play.messages.getFirst())).startsWith("50 notifications in one");
  }

  @Test
  void aCrashInAStormLosesNothing() {
    Play play = play(PHONE, 10);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ZERO, Outcome.Reason.SERVER_ERROR, "busy")
                : new Outcome.Delivered(""));
    fire(play, 50);
    play.until(1);
    play.crash(PHONE, 1);
    play.until(60);

    assertThat(play.router().outbox()).isEmpty();
    assertThat(words(play.messages.getFirst())).startsWith("50 notifications in one");
  }

  @Test
  void programsAndStrictModeGetEachMessage() {
    Play program = play(PROGRAM, 10);
    fire(program, 50);
    program.until(5);
    assertThat(program.messages).hasSize(50);

    Play strict = new Play(PHONE, RouterOptions.at("").withStormThreshold(10).strictly());
    fire(strict, 50);
    strict.until(5);
    assertThat(strict.messages).hasSize(50);
  }

  @Test
  void overRandomFloodsEveryNotificationIsDeliveredOneWayOrTheOther() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Play play = play(PHONE, 3 + random.nextInt(10));
      play.answers.put(
          "a",
          _ ->
              random.nextInt(4) == 0
                  ? new Outcome.Retry(Duration.ZERO, Outcome.Reason.OTHER, "no")
                  : new Outcome.Delivered(""));
      Set<String> bots = new HashSet<>();
      for (int i = 0; i < 80; i++) {
        play.until(i + random.nextInt(2));
        bots.add("" + i);
        play.fire("{alertname=\"D\",bot=\"" + i + "\"}");
      }
      play.until(1_000);

      long delivered =
          play.statistics.value(
              "alertmanager_notifications_total", "integration", "telegram", "receiver_name", "a");
      assertThat(delivered).as("seed %d", seed).isEqualTo(bots.size());
      assertThat(play.router().outbox()).isEmpty();
    }
  }

  @Test
  void aSummaryThatTellsMoreHasAnotherKey() {
    Play play = play(PHONE, 10);
    play.answers.put(
        "a",
        attempt ->
            attempt < 3
                ? new Outcome.Retry(
                    Duration.ZERO, Outcome.Reason.SERVER_ERROR, "the answer is lost")
                : new Outcome.Delivered(""));
    fire(play, 50);
    play.until(40);
    play.fire("{alertname=\"New\",bot=\"z\"}");
    play.until(200);

    List<DeliveryKey> keys =
        play.keys.values().stream()
            .flatMap(List::stream)
            .filter(key -> key.text().startsWith("storm-"))
            .toList();
    assertThat(keys).hasSize(3);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    assertThat(words(play.messages.getLast())).startsWith("51 notifications in one");
  }
}
