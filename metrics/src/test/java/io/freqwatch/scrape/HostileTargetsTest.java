package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets do that are broken or evil, over real connections. */
@Timeout(60)
class HostileTargetsTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private final HttpScraper scraper = new HttpScraper(clients);
  private final ScrapeCounters counters = new ScrapeCounters();
  private final HostileTarget hostile = new HostileTarget();

  @AfterEach
  void close() {
    hostile.close();
    clients.close();
    fetcher.close();
  }

  private ScrapeReport scrape(String path) throws InterruptedException {
    ScrapeOptions options =
        ScrapeOptions.of("job").withTimeout(Duration.ofSeconds(5)).withMetricsPath(path);
    return scrape(options);
  }

  private ScrapeReport scrape(ScrapeOptions options) throws InterruptedException {
    Labels address = Labels.of("__address__", hostile.address());
    return new TargetScrape(
            options,
            Targets.of(options, address),
            new ScrapeEnvironment(storage, scraper, clock, (job, target) -> {}, counters),
            new MetadataCache())
        .run(START);
  }

  @ParameterizedTest
  @CsvSource({
    "/endless, larger than 5242880 bytes",
    "/bomb, larger than 5242880 bytes",
    "/million, larger than 5242880 bytes",
    "/short, the connection broke",
    "/garbage, the connection broke",
    "/loop, server returned HTTP status 302",
    "/away, server returned HTTP status 302",
    "/label, label value length limit exceeded"
  })
  void failsTheScrapeAndSaysWhy(String path, String error) throws InterruptedException {
    ScrapeReport report = scrape(path);
    assertThat(report.error()).contains(error);
    assertThat(StoredSamples.of(storage, "up").getFirst()).endsWith("[0.0]");
    assertThat(storage.statistics().series()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"/hang", "/trickle"})
  void givesUpAtTheTimeout(String path) throws InterruptedException {
    ScrapeReport report =
        scrape(ScrapeOptions.of("job").withTimeout(Duration.ofMillis(300)).withMetricsPath(path));
    assertThat(report.error()).contains("no whole answer within 0.3 s");
    assertThat(report.durationSeconds()).isLessThan(3);
  }

  @Test
  void makesNoSeriesOfAMillionLinesThatFitTheBody() throws InterruptedException {
    ScrapeReport report =
        scrape(
            ScrapeOptions.of("job")
                .withTimeout(Duration.ofSeconds(10))
                .withMetricsPath("/million")
                .withLimits(ScrapeLimits.DEFAULT.withBodyBytes(64 << 20)));
    assertThat(report.error()).contains("sample limit exceeded");
    assertThat(storage.statistics().series()).isEqualTo(5);
  }

  @Test
  void leavesOutSamplesOfTheYear2098AndTakesTheOthers() throws InterruptedException {
    assertThat(scrape("/future").error()).isEmpty();
    assertThat(StoredSamples.of(storage, "late")).isEmpty();
    assertThat(StoredSamples.of(storage, "good")).hasSize(1);
    assertThat(counters.statistics(1, 1, List.of()).samplesOutOfBounds()).isEqualTo(1);
  }

  @Test
  void takesTheFirstOfASeriesThatComesTwice() throws InterruptedException {
    assertThat(scrape("/twice").error()).isEmpty();
    assertThat(StoredSamples.of(storage, "good").getFirst()).endsWith("[1.0]");
    assertThat(counters.statistics(1, 1, List.of()).samplesDuplicate()).isEqualTo(1);
  }

  /**
   * The hostile target has begun its answer and holds it back: as long as it does, another one is
   * scraped as ever. Then it goes on, and the error is told.
   */
  @ParameterizedTest
  @CsvSource({
    "/hang, DOWN, connection",
    "/trickle, DOWN, connection",
    "/endless, DOWN, larger than 5242880 bytes",
    "/bomb, DOWN, larger than 5242880 bytes",
    "/million, DOWN, larger than 5242880 bytes",
    "/short, DOWN, the connection broke",
    "/garbage, DOWN, the connection broke",
    "/loop, DOWN, server returned HTTP status 302",
    "/label, DOWN, label value length limit exceeded",
    "/future, UP, ''",
    "/twice, UP, ''",
    "/explosion, UP, label \"trade_id\" has 101 values or more"
  })
  void delaysNoOtherTargetAndTellsWhatItDid(String path, TargetStatus.Health health, String error)
      throws InterruptedException {
    hostile.holdBack();
    LinkedBlockingQueue<String> scraped = new LinkedBlockingQueue<>();
    try (ScrapeManager manager = manager(path, scraped)) {
      manager.start();
      for (int round = 0; round < 3; round++) {
        assertThat(scraped.take()).isEqualTo("good");
        clock.awaitSleepers(1);
        clock.advance(Duration.ofMinutes(1));
      }
      assertThat(status(manager, path).health()).isEqualTo(TargetStatus.Health.UNKNOWN);
      hostile.goOn();
      letGo(path);
      while (scraped.take().equals("good")) {
        continue;
      }
      assertThat(status(manager, path).health()).isEqualTo(health);
      assertThat(status(manager, path).complaint()).contains(error);
    }
  }

  /** Those that never end by themselves end with their connection. */
  private void letGo(String path) {
    if (path.equals("/hang") || path.equals("/trickle")) {
      hostile.close();
    }
  }

  private ScrapeManager manager(String path, LinkedBlockingQueue<String> scraped) {
    ScrapeOptions options =
        ScrapeOptions.of("job")
            .withInterval(Duration.ofMinutes(1))
            .withTimeout(Duration.ofMinutes(1))
            .withLimits(ScrapeLimits.DEFAULT.withNewSeriesPerHour(100));
    List<Labels> targets = List.of(target(path, path), target("/good", "good"));
    StaticDiscovery discovery =
        new StaticDiscovery(List.of(new TargetGroup("s", targets, Labels.EMPTY)));
    return new ScrapeManager(
        List.of(new ScrapeJob(options, discovery)),
        storage,
        scraper,
        clock,
        (job, target) -> scraped.add(target.instance()));
  }

  private static TargetStatus status(ScrapeManager manager, String instance) {
    return manager.targets().stream()
        .filter(target -> target.target().instance().equals(instance))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private Labels target(String path, String instance) {
    return Labels.of(
        "__address__", hostile.address(), "__metrics_path__", path, "instance", instance);
  }
}
