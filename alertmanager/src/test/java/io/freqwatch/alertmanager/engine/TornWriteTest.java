package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freqwatch.alertmanager.channel.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Power is lost while a decision is being written; whatever part of it is there, nobody misses. */
class TornWriteTest {
  private static final String CONFIG =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 5s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  @Test
  void aNotificationIsFoundAgainOrDecidedAgain() throws IOException {
    Play whole = fired();
    int before = whole.journal().read().length;
    killed(whole, 2);
    int after = whole.journal().read().length;

    for (int cut = before; cut < after; cut += 37) {
      Play play = fired();
      killed(play, 2);
      restart(play, cut);
      play.until(60);
      assertThat(play.heard).as("cut at %d", cut).isNotEmpty().last().asString().endsWith("a 1|");
    }
  }

  @Test
  void oneThatIsOvertakenIsNotLostWithThatWhichOvertakesIt() throws IOException {
    Play whole = waiting();
    int before = whole.journal().read().length;
    killed(whole, 7);
    int after = whole.journal().read().length;

    for (int cut = before; cut < after; cut += 37) {
      Play play = waiting();
      killed(play, 7);
      restart(play, cut);
      play.until(60);
      assertThat(String.join(" ", play.heard)).as("cut at %d", cut).contains("1").contains("2");
    }
  }

  private static Play fired() {
    Play play = new Play(CONFIG);
    play.until(0);
    play.fire("1");
    boolean _ = play.router().store().commit();
    return play;
  }

  private static Play waiting() {
    Play play = new Play(CONFIG);
    play.answers.put(
        "a", _ -> new Outcome.Retry(Duration.ofMinutes(1), Outcome.Reason.OTHER, "down"));
    play.fire("1");
    play.until(3);
    play.fire("2");
    boolean _ = play.router().store().commit();
    return play;
  }

  /** Until just before the next attempt; what was decided is on disk. */
  private static void killed(Play play, int until) {
    play.killAt(1);
    Throwable _ = catchThrowable(() -> play.until(until));
    play.killAt(0);
  }

  private static void restart(Play play, int cut) throws IOException {
    play.answers.clear();
    play.journal().replace(Arrays.copyOf(play.journal().read(), cut));
    play.crash(CONFIG, 1);
  }
}
