package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The machine's clock is set right, or the machine has slept. */
class ClockJumpTest {
  private static final String CONFIG =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  @Test
  void aGroupDoesNotWaitUntilTheOldTimeHasComeAgain() {
    Play play = new Play(CONFIG);
    play.until(7200);
    play.fire("1");
    play.until(7202);
    play.jump(-3600);
    play.fire("2");
    play.until(3602 + 60);

    assertThat(play.heard).hasSize(2);
    assertThat(play.heard.getLast()).endsWith("a 1,2|");
  }

  @Test
  void whatWaitsIsTriedAgainAsSoonAsItWouldHaveBeen() {
    Play play = new Play(CONFIG);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ofSeconds(30), Outcome.Reason.RATE_LIMITED, "patience")
                : new Outcome.Delivered(""));
    play.until(7200);
    play.fire("1");
    play.until(7202);
    play.jump(-3600);
    play.until(3602 + 45);

    assertThat(play.heard).hasSize(1);
  }

  @Test
  void anEndThatIsReportedByTheNewTimeIsHeard() {
    Play play = new Play(CONFIG);
    play.until(7200);
    play.fire("1");
    play.until(7202);
    play.jump(-3600);
    play.resolve("1");
    play.until(3602 + 60);

    assertThat(play.heard).hasSize(2);
    assertThat(play.heard.getLast()).endsWith("a |1");
  }

  @Test
  void nothingEndsBecauseTheMachineSlept() {
    Play play = new Play(CONFIG);
    play.fire("1", 0, 240);
    play.until(60);
    play.jump(36_000);
    play.until(36_100);

    assertThat(play.heard).noneMatch(line -> line.endsWith("|1"));
  }

  @Test
  void aRouteIsMutedByTheTimeThatTheClockIsSetTo() {
    Play play =
        new Play(
            """
            route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s,
                    repeat_interval: 30s, routes: [{receiver: a, mute_time_intervals: [first]}]}
            receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
            time_intervals: [{name: first, time_intervals: [{times: [{start_time: '00:00',
                              end_time: '01:00'}]}]}]
            """);
    play.until(3500);
    play.fire("1");
    play.until(3590);
    assertThat(play.heard).isEmpty();
    play.until(3700);
    assertThat(play.heard).hasSizeBetween(3, 4);

    play.jump(-600);
    int before = play.heard.size();
    play.until(3590);
    assertThat(play.heard).hasSize(before);
  }
}
