package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.store.Intent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What waits for a peer that is away for long. */
class MergeTest {
  private static final String CONFIG =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 5s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  @Test
  void endsDoNotPileUpWhileNobodyTakesThem() {
    Play play = new Play(CONFIG);
    play.answers.put(
        "a", _ -> new Outcome.Retry(Duration.ofMinutes(1), Outcome.Reason.OTHER, "down"));
    play.fire("stays");
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < 100; i++) {
        play.fire(round + "-" + i);
      }
      play.until((int) play.seconds() + 6);
      for (int i = 0; i < 100; i++) {
        play.resolve(round + "-" + i);
      }
      play.until((int) play.seconds() + 6);
    }

    Intent waiting = play.router().outbox().getLast();
    assertThat(waiting.alerts()).hasSizeBetween(1_000, 1_200);
    assertThat(waiting.alerts())
        .anyMatch(alert -> alert.labels().value("n").equals("stays"))
        .anyMatch(alert -> alert.labels().value("n").equals("29-0"))
        .noneMatch(alert -> alert.labels().value("n").equals("0-0"));
  }
}
