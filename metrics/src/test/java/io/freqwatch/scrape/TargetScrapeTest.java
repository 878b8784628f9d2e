package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetScrapeTest {
  private static final long START = 1_700_000_000_000L;
  private static final Relabeling DROP_B_AND_RENAME_X =
      new Relabeling(
          List.of(
              rule(RelabelAction.DROP, "__name__", "b", ""),
              rule(RelabelAction.REPLACE, "x", "(.+)", "pair")),
          NameScheme.UTF8);

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final FakeTarget fake = new FakeTarget();
  private final ScrapeCounters counters = new ScrapeCounters();
  private final MetadataCache metadata = new MetadataCache();
  private ScrapeOptions options = ScrapeOptions.of("job");
  private Labels targetLabels = Labels.of("__address__", "host:1");
  private TargetScrape scrape = scrape();
  private int scrapes;

  private TargetScrape scrape() {
    return new TargetScrape(
        options,
        Targets.of(options, targetLabels),
        new ScrapeEnvironment(storage, fake, clock, (job, target) -> {}, counters),
        metadata);
  }

  private void use(ScrapeOptions changed) {
    options = changed;
    scrape = scrape();
  }

  private ScrapeReport run(String exposition) throws InterruptedException {
    fake.exposes(exposition);
    return run();
  }

  private ScrapeReport run() throws InterruptedException {
    return scrape.run(START + 15_000L * scrapes++);
  }

  private List<String> stored(String metric) {
    return StoredSamples.of(storage, metric);
  }

  @Test
  void letsATargetWriteNoMoreThanALineIntoOurLog() throws InterruptedException {
    fake.fails("refused\nby" + "x".repeat(2_000));
    assertThat(run().error()).hasSizeLessThan(1_010).startsWith("refused\uFFFDby").endsWith("…");
  }

  @Test
  void remembersNoMoreOfATargetThanThereIsRoomFor() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      String family = "f" + i + "x".repeat(100_000);
      run("# TYPE " + family + " gauge\n# HELP " + family + " help\na 1\n");
    }
    assertThat(metadata.view()).hasSize(9);
    run("# HELP a more\na 1\n");
    assertThat(metadata.view()).containsKey("a");
  }

  @Test
  void writesWhatTheTargetExposesAndTheSeriesAboutTheTarget() throws InterruptedException {
    run("a{x=\"1\"} 5\na{x=\"2\"} 6\n");
    assertThat(stored("a"))
        .containsExactly(
            "a{instance=\"host:1\", job=\"job\", x=\"1\"} [5.0]",
            "a{instance=\"host:1\", job=\"job\", x=\"2\"} [6.0]");
    assertThat(stored("up")).containsExactly("up{instance=\"host:1\", job=\"job\"} [1.0]");
    assertThat(stored("scrape_samples_scraped").getFirst()).endsWith("[2.0]");
    assertThat(stored("scrape_samples_post_metric_relabeling").getFirst()).endsWith("[2.0]");
    assertThat(stored("scrape_series_added").getFirst()).endsWith("[2.0]");
    assertThat(stored("scrape_duration_seconds")).hasSize(1);
  }

  @Test
  void endsASeriesThatLeavesAndTakesItBackWhenItReturns() throws InterruptedException {
    run("a 1\nb 1\n");
    run("b 2\n");
    run("b 3\n");
    run("a 4\nb 4\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale, 4.0]");
    assertThat(stored("b").getFirst()).endsWith("[1.0, 2.0, 3.0, 4.0]");
    assertThat(stored("scrape_series_added").getFirst()).endsWith("[2.0, 0.0, 0.0, 1.0]");
  }

  @Test
  void endsEverySeriesOnceWhileTheTargetIsDown() throws InterruptedException {
    run("a 1\n");
    fake.fails("connection refused");
    assertThat(run().error()).isEqualTo("connection refused");
    run();
    run("a 4\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale, 4.0]");
    assertThat(stored("up").getFirst()).endsWith("[1.0, 0.0, 0.0, 1.0]");
  }

  @Test
  void keepsNothingOfAScrapeThatBreaksHalfway() throws InterruptedException {
    run("a 1\nb 1\n");
    ScrapeReport report = run("a 2\nnew 2\nb{ 2\n");
    assertThat(report.error()).contains("line 3, column 2");
    assertThat(report.samplesKept()).isEqualTo(2);
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale]");
    assertThat(stored("b").getFirst()).endsWith("[1.0, stale]");
    assertThat(stored("new")).isEmpty();
    assertThat(stored("up").getFirst()).endsWith("[1.0, 0.0]");
    run("a 3\nnew 3\nb 3\n");
    assertThat(stored("new").getFirst()).endsWith("[3.0]");
  }

  @Test
  void renamesExposedLabelsThatWeAttachOurselves() throws InterruptedException {
    run("a{job=\"theirs\",instance=\"x\",exported_job=\"y\"} 1\n");
    assertThat(stored("a"))
        .containsExactly(
            "a{exported_exported_job=\"theirs\", exported_instance=\"x\", exported_job=\"y\","
                + " instance=\"host:1\", job=\"job\"} [1.0]");
  }

  @Test
  void leavesExposedLabelsAloneWhereTheyAreToBeHonored() throws InterruptedException {
    use(options.withHonorLabels());
    run("a{job=\"theirs\",instance=\"\"} 1\n");
    assertThat(stored("a")).containsExactly("a{job=\"theirs\"} [1.0]");
  }

  @Test
  void takesTheTargetsOwnTimeAndDoesNotEndSuchASeries() throws InterruptedException {
    run("a 1 " + (START - 1000) + "\n");
    run("b 1\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0]");
    assertThat(StoredSamples.times(storage, "a")).containsExactly(START - 1000);
  }

  @Test
  void leavesOutSamplesThatTheStorageRefuses() throws InterruptedException {
    run("a 1\n");
    run("a 2 " + (START - 5000) + "\nb 2\nb 3\nc 1 4102444800000\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0]");
    assertThat(stored("b").getFirst()).endsWith("[2.0]");
    assertThat(stored("c")).isEmpty();
    ScrapeStatistics statistics = counters.statistics(1, 1, List.of());
    assertThat(statistics.samplesOutOfOrder()).isEqualTo(1);
    assertThat(statistics.samplesDuplicate()).isEqualTo(1);
    assertThat(statistics.samplesOutOfBounds()).isEqualTo(1);
    assertThat(stored("up").getFirst()).endsWith("[1.0, 1.0]");
  }

  @Test
  void countsAScrapeThatTheStorageHasNoRoomFor() throws InterruptedException {
    MemoryStorage small = new MemoryStorage(MemoryStorageOptions.DEFAULT.withSeriesLimit(7), clock);
    scrape =
        new TargetScrape(
            options,
            Targets.of(options, targetLabels),
            new ScrapeEnvironment(small, fake, clock, (job, target) -> {}, counters),
            metadata);
    assertThat(run("a 1\n").up()).isTrue();
    assertThat(run("a 1\nb 1\nc 1\n").error()).contains("no room for the new series c");
    assertThat(counters.statistics(1, 1, List.of()).refusedByStorage()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "a 1|b 1|c 1, sample limit exceeded",
    "a{x='1';y='2';z='3'} 1, label limit exceeded",
    "a{muchtoolong='1'} 1, label name length limit exceeded",
    "a{x='123456789'} 1, label value length limit exceeded"
  })
  void failsAScrapeBeyondALimitAndNamesIt(String body, String error) throws InterruptedException {
    use(options.withLimits(ScrapeLimits.NONE.withSamples(2).withLabels(5, 8, 8)));
    String text = body.replace('|', '\n').replace('\'', '"').replace(';', ',') + "\n";
    assertThat(run(text).error()).contains(error);
    assertThat(stored("up").getFirst()).endsWith("[0.0]");
    assertThat(stored("a")).isEmpty();
  }

  @Test
  void failsWithoutAKnownContentType() throws InterruptedException {
    fake.answers("text/html", "<html>");
    assertThat(run().error()).contains("text/html").contains("expected text/plain");
    fake.answers("", "a 1");
    assertThat(run().error()).contains("no Content-Type");
  }

  @Test
  void takesAnEmptyAnswerForOneWithoutSamples() throws InterruptedException {
    run("a 1\n");
    fake.answers("", "");
    assertThat(run().up()).isTrue();
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale]");
  }

  @Test
  void readsOpenMetrics() throws InterruptedException {
    fake.answers("application/openmetrics-text; version=1.0.0", "a 1 1699999999.5\n# EOF\n");
    assertThat(run().error()).isEmpty();
    assertThat(StoredSamples.times(storage, "a")).containsExactly(START - 500);
  }

  @Test
  void keepsWhatTheTargetSaysOfItsFamilies() throws InterruptedException {
    run("# HELP a What it is.\n# TYPE a counter\na 1\n");
    assertThat(metadata.view())
        .containsEntry("a", new Metadata(MetricType.COUNTER, "What it is.", ""));
  }

  @Test
  void endsEverythingOfATargetThatIsGone() throws InterruptedException {
    run("a 1\n");
    scrape.end(START + 20_000);
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale]");
    assertThat(stored("up").getFirst()).endsWith("[1.0, stale]");
  }

  @Test
  void goesOnWhenTheStorageHasForgottenASeries() throws InterruptedException {
    run("a 1\n");
    fake.fails("connection refused");
    run();
    clock.advance(Duration.ofDays(8));
    scrapes = (int) (Duration.ofDays(8).toMillis() / 15_000);
    run();
    run("a 5\n");
    assertThat(stored("a").getFirst()).endsWith(" [5.0]");
  }

  @Test
  void followsAChangedOrderOfLines() throws InterruptedException {
    run("a 1\nb 1\nc 1\n");
    run("c 2\na 2\nb 2\n");
    run("b 3\nc 3\n");
    run("c 4\nb 4\na 4\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0, 2.0, stale, 4.0]");
    assertThat(stored("b").getFirst()).endsWith("[1.0, 2.0, 3.0, 4.0]");
    assertThat(stored("c").getFirst()).endsWith("[1.0, 2.0, 3.0, 4.0]");
  }

  @Test
  void keepsThousandsOfSeriesApart() throws InterruptedException {
    for (int round = 1; round <= 3; round++) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < 2_000; i++) {
        body.append("m{i=\"").append(i).append("\"} ").append(i * round).append('\n');
      }
      run(body.toString());
    }
    List<String> found = stored("m");
    assertThat(found).hasSize(2_000);
    assertThat(found)
        .contains("m{i=\"1234\", instance=\"host:1\", job=\"job\"} [1234.0, 2468.0, 3702.0]");
  }

  @Test
  void dropsAndRewritesSamplesByRules() throws InterruptedException {
    use(options.withSamples(samples(true, false, DROP_B_AND_RENAME_X)));
    run("a{x=\"1\"} 1\nb 2\n");
    run("a{x=\"1\"} 3\nb 4\n");
    assertThat(stored("a").getFirst()).contains("pair=\"1\"").endsWith("[1.0, 3.0]");
    assertThat(stored("b")).isEmpty();
    assertThat(stored("scrape_samples_scraped").getFirst()).endsWith("[2.0, 2.0]");
    assertThat(stored("scrape_samples_post_metric_relabeling").getFirst()).endsWith("[1.0, 1.0]");
  }

  @Test
  void countsAgainstTheLimitOnlyWhatTheRulesLeave() throws InterruptedException {
    use(
        options
            .withSamples(samples(true, false, DROP_B_AND_RENAME_X))
            .withLimits(ScrapeLimits.NONE.withSamples(1)));
    assertThat(run("a 1\nb 2\nb{y=\"1\"} 2\n").error()).isEmpty();
    assertThat(run("a 1\na{y=\"1\"} 2\n").error()).contains("sample limit exceeded");
  }

  @Test
  void refusesAMillionLinesBeforeMakingSeriesOfThem() throws InterruptedException {
    use(options.withLimits(ScrapeLimits.NONE.withSamples(3)));
    assertThat(run("# TYPE a gauge\na 1\nb 2\nc 3\nd 4\n").error())
        .isEqualTo("sample limit exceeded: the target exposes more than 3 samples");
    assertThat(storage.statistics().series()).isEqualTo(5);
  }

  @Test
  void writesThreeMoreSeriesWhereAskedTo() throws InterruptedException {
    use(
        options
            .withSamples(samples(true, true, Relabeling.NONE))
            .withLimits(ScrapeLimits.NONE.withSamples(7)));
    run("a 1\n");
    assertThat(stored("scrape_timeout_seconds").getFirst()).endsWith("[10.0]");
    assertThat(stored("scrape_sample_limit").getFirst()).endsWith("[7.0]");
    assertThat(stored("scrape_body_size_bytes").getFirst()).endsWith("[4.0]");
  }

  @Test
  void endsASeriesWithTimesOfItsOwnWhereThatIsTracked() throws InterruptedException {
    SampleOptions tracking =
        new SampleOptions(false, true, true, false, Relabeling.NONE, NameScheme.UTF8);
    use(options.withSamples(tracking));
    run("a 1 " + (START - 1000) + "\n");
    run("b 1\n");
    assertThat(stored("a").getFirst()).endsWith("[1.0, stale]");
  }

  @Test
  void takesNoTimesOfTheTargetWhereTheyAreNotHonored() throws InterruptedException {
    use(options.withSamples(samples(false, false, Relabeling.NONE)));
    run("a 1 " + (START - 1000) + "\n");
    assertThat(StoredSamples.times(storage, "a")).containsExactly(START);
  }

  @Test
  void refusesNamesThatTheOlderSchemeDoesNotKnow() throws InterruptedException {
    use(
        options.withSamples(
            new SampleOptions(false, true, false, false, Relabeling.NONE, NameScheme.LEGACY)));
    assertThat(run("{\"a.b\"} 1\n").error()).contains("\"a.b\"").contains("legacy");
  }

  @Test
  void stopsALabelThatExplodesAndNamesIt() throws InterruptedException {
    use(options.withLimits(ScrapeLimits.NONE.withNewSeriesPerHour(5)));
    run(trades(0, 4));
    ScrapeReport report = run(trades(0, 9));
    assertThat(report.up()).isTrue();
    assertThat(report.refused().now()).isEqualTo(4);
    assertThat(report.status(START).complaint())
        .isEqualTo(
            "4 new series refused: too many series in an hour;"
                + " label \"trade\" has 4 values or more");
    assertThat(stored("t")).hasSize(5);
    assertThat(stored("t").getFirst()).endsWith("[0.0, 0.0]");
    assertThat(counters.statistics(1, 1, List.of()).seriesRefused()).isEqualTo(4);
    scrapes += 240;
    assertThat(run(trades(0, 9)).refused().now()).isZero();
    assertThat(stored("t")).hasSize(9);
  }

  private static String trades(int from, int to) {
    StringBuilder body = new StringBuilder();
    for (int i = from; i < to; i++) {
      body.append("t{trade=\"").append(i).append("\",pair=\"BTC\"} ").append(i).append('\n');
    }
    return body.toString();
  }

  private static SampleOptions samples(boolean honorTimes, boolean extra, Relabeling rules) {
    return new SampleOptions(false, honorTimes, false, extra, rules, NameScheme.UTF8);
  }

  private static RelabelConfig rule(
      RelabelAction action, String source, String regex, String target) {
    return new RelabelConfig(List.of(source), ";", Regex.of(regex), 0, target, "$1", action);
  }
}
