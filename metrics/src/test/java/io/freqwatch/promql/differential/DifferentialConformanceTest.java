package io.freqwatch.promql.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.tsdb.PeerPrometheus;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.TsdbOptions;
import io.freqwatch.tsdb.TsdbUpkeep;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random queries, and those of {@code mixin/}, to a real Prometheus and to us on the
 * same data directory: the same answers. {@code -Dfreqwatch.differential.queries=N} asks more than
 * the usual 4,000, {@code -Dfreqwatch.differential.seed=N} others, {@code
 * -Dfreqwatch.differential.seconds=N} for longer than a minute.
 */
@Tag("conformance")
@Timeout(3_600)
class DifferentialConformanceTest {
  private static final String NO_TARGETS = "global: {scrape_interval: 1h}\n";

  private static final int MIXIN_ROUNDS = 8;

  @TempDir private Path folder;

  @Test
  void answersAsPrometheusDoes() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    ManualClock clock = new ManualClock(SampleData.START);
    Tsdb tsdb = open(data, clock);
    List<String> mixin = MixinQueries.all();
    SampleData samples = new SampleData(7);
    samples.add(MixinQueries.selectors(mixin));
    samples.write(tsdb, clock);
    TsdbUpkeep.sync(tsdb);
    copy(data, copy);
    try (PeerPrometheus theirs =
        new PeerPrometheus(
            folder, copy, NO_TARGETS, "--enable-feature=promql-experimental-functions")) {
      Mismatches mismatches = new Mismatches();
      askMixin(mixin, new OurSide(tsdb), theirs, mismatches);
      askAtRandom(new OurSide(tsdb), theirs, mismatches);
      System.out.println(mismatches.summary());
      assertThat(mismatches.texts()).isEmpty();
    } finally {
      TsdbUpkeep.abandon(tsdb);
    }
  }

  private static void askMixin(
      List<String> queries, OurSide ours, PeerPrometheus theirs, Mismatches mismatches) {
    for (int i = 0; i < MIXIN_ROUNDS * queries.size(); i++) {
      Question question = Question.random(queries.get(i % queries.size()), new Random(i));
      mismatches.compare("mixin " + i, question, ours.ask(question), ask(theirs, question));
    }
  }

  private static void askAtRandom(OurSide ours, PeerPrometheus theirs, Mismatches mismatches) {
    Clock clock = Clock.system();
    long seed = Long.getLong("freqwatch.differential.seed", 1);
    long last = seed + Long.getLong("freqwatch.differential.queries", 4_000);
    long seconds = Long.getLong("freqwatch.differential.seconds", 60);
    long deadline = clock.monotonicNanos() + TimeUnit.SECONDS.toNanos(seconds);
    for (; seed < last && clock.monotonicNanos() < deadline; seed++) {
      Question question = Question.random(new Random(seed));
      mismatches.compare("seed " + seed, question, ours.ask(question), ask(theirs, question));
    }
  }

  private static Outcome ask(PeerPrometheus theirs, Question question) {
    String query = "query=" + URLEncoder.encode(question.query(), StandardCharsets.UTF_8);
    String start = seconds(question.startMillis());
    return Outcome.of(
        theirs.answer(
            question.isInstant()
                ? "/api/v1/query?" + query + "&time=" + start
                : "/api/v1/query_range?%s&start=%s&end=%s&step=%s"
                    .formatted(
                        query,
                        start,
                        seconds(question.endMillis()),
                        seconds(question.stepMillis()))));
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }

  private static Tsdb open(Path data, ManualClock clock) throws IOException {
    TsdbOptions options = TsdbOptions.DEFAULT.withReserveBytes(0);
    return Tsdb.open(Disk.local(), data, options, clock, new Random(5));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else if (!each.endsWith("lock")) {
          Files.copy(each, target);
        }
      }
    }
  }
}
