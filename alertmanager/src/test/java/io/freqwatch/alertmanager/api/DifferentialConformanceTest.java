package io.freqwatch.alertmanager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The same alerts, silences and reloads at the same moments for the real Alertmanager and for us in
 * strict mode: the streams of webhooks for each receiver and group are equal, word for word, in
 * their order, and at the same moments.
 */
@Tag("conformance")
class DifferentialConformanceTest {
  private static final Duration LATE = Duration.ofMillis(300);

  /** Less than lies between two looks at a group, and more than between two ways to try again. */
  private static final long SAME_MOMENT_MILLIS = 1_500;

  private static final String CONFIG =
      """
      global: {resolve_timeout: 4s}
      route:
        receiver: all
        group_by: [alertname]
        group_wait: 500ms
        group_interval: 2s
        repeat_interval: REPEAT
        routes:
          - {matchers: [severity=critical], receiver: page, continue: true}
          - matchers: ['team=~"x|y"']
            group_by: ['...']
            group_interval: 3s
            receiver: 'team (x)'
          - {matchers: [severity=critical], receiver: all}
          - {matchers: [way=flaky], receiver: flaky}
          - {matchers: [way=refusing], receiver: refusing}
      inhibit_rules:
        - {source_matchers: [severity=critical], target_matchers: [severity=warning], equal: [bot]}
      receivers:
        - {name: all, webhook_configs: [{url: 'BASE/all'}]}
        - {name: page, webhook_configs: [{url: 'BASE/page', send_resolved: false, max_alerts: 1}]}
        - {name: 'team (x)', webhook_configs: [{url: 'BASE/team'}, {url: 'BASE/team2'}]}
        - {name: flaky, webhook_configs: [{url: 'BASE/flaky'}]}
        - {name: refusing, webhook_configs: [{url: 'BASE/refusing'}]}
      """;

  @TempDir private Path folder;

  /** A play that is the same for both, and where it ends. */
  private record Play(String name, List<Act> acts, int endMillis, String repeat) {}

  @Test
  @Timeout(180)
  void bothTellTheSame() throws Exception {
    List<Play> plays = new ArrayList<>(List.of(handWritten()));
    LongStream.range(1, 3).forEach(seed -> plays.add(repeating(seed)));
    LongStream.range(3, 5).forEach(seed -> plays.add(reloading(seed)));
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      plays.forEach(play -> running.add(threads.submit(() -> compare(play))));
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TestAbortedException busy) {
        throw busy;
      }
      throw new AssertionError(e.getCause());
    }
  }

  private static Play repeating(long seed) {
    return new Play("seed " + seed, RandomPlay.of(seed, false), RandomPlay.END_MILLIS, "5s");
  }

  private static Play reloading(long seed) {
    return new Play("seed " + seed, RandomPlay.of(seed, true), RandomPlay.END_MILLIS, "1h");
  }

  private static Play handWritten() {
    String a1 = "\"alertname\":\"A\",\"n\":\"1\",\"job\":\"j\"";
    String a2 = "\"alertname\":\"A\",\"n\":\"2\"";
    String a3 = "\"alertname\":\"A\",\"n\":\"3\",\"zz\":\"ü <&>\"";
    String critical = "\"alertname\":\"C\",\"severity\":\"critical\",\"bot\":\"x\",\"team\":\"x\"";
    String other = "\"alertname\":\"C\",\"severity\":\"critical\",\"bot\":\"y\"";
    String warning = "\"alertname\":\"W\",\"severity\":\"warning\",\"bot\":\"x\"";
    List<Act> acts =
        List.of(
            Act.report(0, a1, 0, 90_000),
            Act.report(0, a2, 0, 90_000),
            Act.report(2_000, a3, 1_000, 90_000),
            Act.report(2_000, critical, 2_000, 90_000),
            Act.report(2_000, other, 2_000, 90_000),
            Act.silence(5_000, "n", "1", 5_000, 12_000),
            Act.report(5_000, a2, 0, 4_900),
            Act.report(6_000, warning, 6_000, 90_000),
            Act.report(8_000, a1, 0, 7_900),
            Act.report(8_000, a3, 1_000, 7_900),
            Act.report(11_000, critical, 2_000, 10_900),
            Act.report(14_000, a1, 14_000, 90_000),
            Act.reload(17_250),
            Act.report(22_000, a1, 14_000, 21_900),
            Act.report(22_000, other, 2_000, 21_900),
            Act.report(22_000, warning, 6_000, 21_900));
    return new Play("by hand", acts, RandomPlay.END_MILLIS, "5s");
  }

  private void compare(Play play) {
    try {
      Path own = Files.createDirectory(folder.resolve(play.name().replace(' ', '-')));
      String config = CONFIG.replace("REPEAT", play.repeat());
      try (BothRouters both = new BothRouters(own, config)) {
        Duration late = both.play(play.acts(), play.endMillis());
        judge(play, late, both);
      }
    } catch (IOException e) {
      throw new AssertionError(play.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Two that were told of an act at different sides of a tick may differ. */
  private static void judge(Play play, Duration late, BothRouters both) {
    try {
      compare(play, both.real(), both.ours());
    } catch (AssertionError e) {
      if (late.compareTo(LATE) > 0) {
        abort(play.name() + ": this machine is too busy, an act came " + late + " late: " + e);
      }
      throw e;
    }
  }

  private static void compare(
      Play play, Map<String, List<Streams.Told>> real, Map<String, List<Streams.Told>> ours) {
    String what = play + "\n" + String.join("\n", play.acts().stream().map(Act::toString).toList());
    assertThat(real).as(what).isNotEmpty();
    assertThat(ours.keySet()).as(what).isEqualTo(real.keySet());
    real.forEach(
        (stream, told) -> {
          assertThat(texts(ours.getOrDefault(stream, List.of())))
              .as(stream + " of " + what)
              .isEqualTo(texts(told));
          for (int i = 0; i < told.size(); i++) {
            assertThat(ours.get(stream).get(i).atMillis())
                .as("when " + told.get(i))
                .isCloseTo(told.get(i).atMillis(), within(SAME_MOMENT_MILLIS));
          }
        });
  }

  private static List<String> texts(List<Streams.Told> told) {
    return told.stream().map(Streams.Told::text).toList();
  }
}
