package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.SeriesExemplars;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How histograms, exemplars and start timestamps come from a target into the storage. */
class HistogramScrapeTest {
  private static final long START = 1_700_000_000_000L;
  private static final String OPENMETRICS = "application/openmetrics-text; version=1.0.0";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  /**
   * A family "h" of one native histogram: count 3, sum 2.5, schema 0, a zero bucket of 0.5 with one
   * observation, (0.5,1]: 2, and a classic bucket up to 1 with 3.
   */
  private static final byte[] NATIVE =
      HexFormat.of()
          .parseHex(
              "37"
                  + "0a0168" // name
                  + "1804" // type
                  + "2230" // metric
                  + "3a2e" // histogram
                  + "0803"
                  + "110000000000000440"
                  + "1a0b0803"
                  + "11000000000000f03f"
                  + "2800"
                  + "31000000000000e03f"
                  + "3801"
                  + "620408001001"
                  + "6a0104");

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final FakeTarget fake = new FakeTarget();
  private final ScrapeCounters counters = new ScrapeCounters();
  private int scrapes;

  private TargetScrape scrape(FormatOptions format) {
    ScrapeOptions options = ScrapeOptions.of("job").withFormat(format);
    return new TargetScrape(
        options,
        Targets.of(options, Labels.of("__address__", "host:1")),
        new ScrapeEnvironment(storage, fake, clock, (job, target) -> {}, counters),
        new MetadataCache());
  }

  private ScrapeReport run(TargetScrape scrape) throws InterruptedException {
    return scrape.run(START + 15_000L * scrapes++);
  }

  @Test
  void storesNativeHistogramsAndEndsThem() throws InterruptedException {
    TargetScrape scrape = scrape(FormatOptionsFor.NATIVE);
    fake.answers(PROTOBUF, NATIVE);
    assertThat(run(scrape).error()).isEmpty();
    fake.answers(PROTOBUF, new byte[0]);
    run(scrape);
    assertThat(StoredSamples.of(storage, "h"))
        .containsExactly(
            "h{instance=\"host:1\", job=\"job\"}"
                + " [{count:3.0, sum:2.5, [-0.5,0.5]:1.0, (0.5,1.0]:2.0}, stale histogram]");
  }

  @Test
  void storesTheClassicSeriesToo() throws InterruptedException {
    fake.answers(PROTOBUF, NATIVE);
    ScrapeReport report = run(scrape(FormatOptionsFor.NATIVE_AND_CLASSIC));
    assertThat(report.samples()).isEqualTo(5);
    assertThat(StoredSamples.of(storage, "h")).hasSize(1);
    assertThat(StoredSamples.of(storage, "h_bucket")).hasSize(2);
  }

  @Test
  void storesOnlyTheClassicSeriesWhereNativeHistogramsAreNotTaken() throws InterruptedException {
    fake.answers(PROTOBUF, NATIVE);
    run(scrape(FormatOptions.DEFAULT));
    assertThat(StoredSamples.of(storage, "h")).isEmpty();
    assertThat(StoredSamples.of(storage, "h_count").getFirst()).endsWith("[3.0]");
  }

  @Test
  void makesClassicHistogramsNativeOnes() throws InterruptedException {
    TargetScrape scrape = scrape(FormatOptionsFor.CUSTOM_BUCKETS);
    for (int count = 2; count < 4; count++) {
      fake.exposes(
          "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_count %d\nh_sum 5\n".formatted(count));
      assertThat(run(scrape).error()).isEmpty();
    }
    assertThat(StoredSamples.of(storage, "h").getFirst())
        .endsWith(
            "[{count:2.0, sum:5.0, [-Infinity,1.0]:1.0, (1.0,Infinity]:1.0},"
                + " {count:3.0, sum:5.0, [-Infinity,1.0]:1.0, (1.0,Infinity]:2.0}]");
    assertThat(StoredSamples.of(storage, "h_bucket")).isEmpty();
  }

  @Test
  void failsWhereANativeHistogramContradictsItself() throws InterruptedException {
    byte[] wrong = NATIVE.clone();
    wrong[11] = 9; // the count
    fake.answers(PROTOBUF, wrong);
    assertThat(run(scrape(FormatOptionsFor.NATIVE)).error()).contains("a count of 9");
    assertThat(counters.statistics(0, 0, List.of()).badFormat()).isEqualTo(1);
    assertThat(StoredSamples.of(storage, "up").getFirst()).endsWith("[0.0]");
  }

  @Test
  void failsBeyondTheBucketLimit() throws InterruptedException {
    fake.exposes("# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_count 2\n");
    FormatOptions two =
        new FormatOptions(
            List.of(),
            Optional.empty(),
            NameEscaping.ALLOW_UTF8,
            true,
            true,
            false,
            true,
            false,
            1,
            0);
    assertThat(run(scrape(two)).error()).contains("bucket limit exceeded");
    assertThat(counters.statistics(0, 0, List.of()).exceededBucketLimit()).isEqualTo(1);
  }

  @Test
  void storesExemplarsOnce() throws InterruptedException {
    TargetScrape scrape = scrape(FormatOptions.DEFAULT);
    fake.answers(
        OPENMETRICS,
        "# TYPE c counter\nc_total 1 # {trace_id=\"t\"} 0.5\n"
            + "c_total{a=\"b\"} 1 # {trace_id=\"u\"} 1.5 1699999999\n# EOF\n");
    run(scrape);
    run(scrape);
    List<SeriesExemplars> found =
        storage.exemplars(0, Long.MAX_VALUE, List.of(List.of(Matcher.equal("job", "job"))));
    assertThat(found).hasSize(2);
    assertThat(found.get(0).exemplars())
        .extracting(each -> each.timestampMillis())
        .containsExactly(1_699_999_999_000L);
    assertThat(found.get(1).exemplars())
        .extracting(each -> each.timestampMillis())
        .containsExactly(START);
  }

  @Test
  void countsExemplarsThatAreOutOfOrder() throws InterruptedException {
    TargetScrape scrape = scrape(FormatOptions.DEFAULT);
    for (int second = 5; second > 3; second--) {
      fake.answers(OPENMETRICS, "c 1 # {t=\"x\"} 0.5 " + second + "\n# EOF\n");
      assertThat(run(scrape).error()).isEmpty();
    }
    assertThat(counters.statistics(0, 0, List.of()).exemplarsRefused()).isEqualTo(1);
  }

  @Test
  void storesAZeroWhereACounterBeganWhereAsked() throws InterruptedException {
    fake.answers(OPENMETRICS, "# TYPE c counter\nc_total 7\nc_created 1699999990\n# EOF\n");
    run(scrape(FormatOptionsFor.START_TIMESTAMPS));
    assertThat(StoredSamples.of(storage, "c_total").getFirst()).endsWith("[0.0, 7.0]");
    assertThat(StoredSamples.of(storage, "c_created")).isEmpty();
  }

  @Test
  void storesCreatedSamplesAsTheyAreOtherwise() throws InterruptedException {
    fake.answers(OPENMETRICS, "# TYPE c counter\nc_total 7\nc_created 1699999990\n# EOF\n");
    run(scrape(FormatOptions.DEFAULT));
    assertThat(StoredSamples.of(storage, "c_total").getFirst()).endsWith("[7.0]");
    assertThat(StoredSamples.of(storage, "c_created")).hasSize(1);
  }
}
