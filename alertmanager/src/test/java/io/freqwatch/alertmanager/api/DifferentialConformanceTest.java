package io.freqwatch.alertmanager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same alerts, silences and reloads at the same moments for the real Alertmanager and for us in
 * strict mode: the streams of webhooks for each receiver and group are equal, word for word, in
 * their order, and at the same moments.
 */
@Tag("conformance")
class DifferentialConformanceTest {
  private static final Clock CLOCK = Clock.system();
  private static final int PLAYED_AT_MOST = 3;
  private static final Duration LATE = Duration.ofMillis(300);

  /** Less than lies between two looks at a group, and more than between two ways to try again. */
  private static final long SAME_MOMENT_MILLIS = 1_500;

  @TempDir private Path folder;

  /** A play that is the same for both. */
  private record Play(String name, List<Act> acts, Supplier<Stage> stage) {}

  @Test
  @Timeout(400)
  void bothTellTheSame() throws Exception {
    List<Play> plays = new ArrayList<>(List.of(handWritten(), minute()));
    LongStream.range(1, 3).forEach(seed -> plays.add(repeating(seed)));
    LongStream.range(3, 5).forEach(seed -> plays.add(reloading(seed)));
    List<Future<Optional<String>>> running = new ArrayList<>();
    List<String> disturbed = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      plays.forEach(play -> running.add(threads.submit(() -> compare(play))));
      for (Future<Optional<String>> each : running) {
        each.get().ifPresent(disturbed::add);
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
    assumeTrue(disturbed.isEmpty(), () -> "this machine is too busy: " + disturbed);
  }

  private static Play repeating(long seed) {
    return new Play("seed " + seed, RandomPlay.of(seed, false), () -> Stage.repeatingAfter("5s"));
  }

  private static Play reloading(long seed) {
    return new Play("seed " + seed, RandomPlay.of(seed, true), () -> Stage.repeatingAfter("1h"));
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
    return new Play("by hand", acts, () -> Stage.repeatingAfter("5s"));
  }

  /** Routes that are muted, or active, from 10 s on; after the reload at 17 s nothing is muted. */
  private static Play minute() {
    String muted1 = "\"alertname\":\"M\",\"n\":\"1\",\"time\":\"muted\"";
    String muted2 = "\"alertname\":\"M\",\"n\":\"2\",\"time\":\"muted\"";
    String muted3 = "\"alertname\":\"M3\",\"time\":\"muted\"";
    String active1 = "\"alertname\":\"T\",\"n\":\"1\",\"time\":\"active\"";
    String active2 = "\"alertname\":\"T\",\"n\":\"2\",\"time\":\"active\"";
    String both = "\"alertname\":\"B\",\"time\":\"both\"";
    List<Act> acts =
        List.of(
            Act.report(0, muted1, 0, 90_000),
            Act.report(0, active1, 0, 90_000),
            Act.report(0, both, 0, 90_000),
            Act.report(4_000, muted2, 4_000, 90_000),
            Act.report(6_000, active2, 6_000, 90_000),
            Act.report(8_000, active2, 6_000, 7_900),
            Act.report(12_000, muted3, 12_000, 90_000),
            Act.report(13_000, muted1, 0, 12_900),
            Act.reload(17_250),
            Act.report(22_000, muted2, 4_000, 21_900),
            Act.report(22_000, muted3, 12_000, 21_900),
            Act.report(22_000, active1, 0, 21_900),
            Act.report(22_000, both, 0, 21_900));
    return new Play(
        "minute",
        acts,
        () -> Stage.withMinute(Duration.ofSeconds(10), Instant.ofEpochMilli(CLOCK.wallMillis())));
  }

  /**
   * Two that were told of an act at different sides of a tick may differ; then it is played again.
   *
   * @return what disturbed each of the plays, where none was undisturbed
   */
  private Optional<String> compare(Play play) throws IOException, InterruptedException {
    String disturbed = "";
    for (int i = 0; i < PLAYED_AT_MOST; i++) {
      Path own = Files.createDirectory(folder.resolve(play.name().replace(' ', '-') + i));
      try (BothRouters both = new BothRouters(own, play.stage().get())) {
        Duration late = both.play(play.acts(), RandomPlay.END_MILLIS);
        try {
          compare(play, both.real(), both.ours());
          return Optional.empty();
        } catch (AssertionError e) {
          if (late.compareTo(LATE) <= 0) {
            throw e;
          }
          disturbed = play.name() + ": an act came " + late + " late: " + e;
        }
      }
    }
    return Optional.of(disturbed);
  }

  private static void compare(
      Play play, Map<String, List<Streams.Told>> real, Map<String, List<Streams.Told>> ours) {
    String what =
        play.name() + "\n" + String.join("\n", play.acts().stream().map(Act::toString).toList());
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
