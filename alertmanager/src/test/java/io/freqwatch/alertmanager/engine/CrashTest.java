package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.channel.Outcome.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed again and again, at any point of a delivery; nobody misses anything. */
class CrashTest {
  private static final String CONFIG =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 5s,
              repeat_interval: 1h}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;
  private static final int STEPS = 60;

  private final Set<String> firing = new HashSet<>();
  private int crashes;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyoneHearsHowItEndedAndNobodyTwiceButByACrash(int part) {
    for (int seed = part * 25; seed < part * 25 + 25; seed++) {
      firing.clear();
      crashes = 0;
      play(seed);
    }
  }

  private void play(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Play play = new Play(CONFIG);
    play.answers.put("a", _ -> random.nextInt(4) == 0 ? failing() : new Outcome.Delivered(""));
    for (int step = 1; step <= STEPS; step++) {
      String name = Integer.toString(random.nextInt(4));
      if (random.nextBoolean()) {
        firing.add(name);
      } else {
        firing.remove(name);
      }
      play.killAt(random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0);
      through(play, (int) play.seconds() + random.nextInt(8));
    }
    play.killAt(0);
    through(play, (int) play.seconds() + 600);

    assertThat(lastHeard(play)).as("seed %d", seed).containsAllEntriesOf(expected(play));
    assertThat(duplicates(play)).as("seed %d", seed).isLessThanOrEqualTo(crashes);
  }

  private static Outcome failing() {
    return new Outcome.Retry(Duration.ZERO, Reason.SERVER_ERROR, "500");
  }

  /** Reports as Prometheus does, again after a crash, and goes on until then. */
  private void through(Play play, int until) {
    try {
      report(play);
      play.until(until);
    } catch (Play.Killed ignored) { // what the test is about
      crashes++;
      play.crash(CONFIG, 1);
      play.killAt(0);
      report(play);
    }
  }

  private void report(Play play) {
    for (int i = 0; i < 4; i++) {
      String name = Integer.toString(i);
      if (firing.contains(name)) {
        play.fire(name);
      } else {
        play.resolve(name);
      }
    }
  }

  private Map<String, Boolean> expected(Play play) {
    Map<String, Boolean> expected = new HashMap<>();
    lastHeard(play).keySet().forEach(name -> expected.put(name, firing.contains(name)));
    firing.forEach(name -> expected.put(name, true));
    return expected;
  }

  private static Map<String, Boolean> lastHeard(Play play) {
    Map<String, Boolean> heard = new HashMap<>();
    for (Message message : play.messages) {
      for (Alert alert : message.alerts()) {
        heard.put(alert.labels().value("n"), !alert.isResolvedAt(message.at()));
      }
    }
    return heard;
  }

  /** Messages that arrived more than once under one key. */
  private static long duplicates(Play play) {
    List<DeliveryKey> arrived = play.arrived;
    return arrived.size() - arrived.stream().distinct().count();
  }
}
