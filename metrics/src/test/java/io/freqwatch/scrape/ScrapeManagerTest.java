package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScrapeManagerTest {
  private static final long START = 1_700_000_000_000L;

  /** A discovery that the test changes. */
  private static final class ChangingDiscovery implements Discovery {
    private Listener listener = groups -> {};
    private List<TargetGroup> groups = List.of();

    @Override
    public Subscription subscribe(Listener newListener) {
      listener = newListener;
      listener.targets(groups);
      return () -> {};
    }

    void targets(String... addresses) {
      List<Labels> targets =
          Stream.of(addresses).map(address -> Labels.of("__address__", address)).toList();
      groups = List.of(new TargetGroup("test", targets, Labels.EMPTY));
      listener.targets(groups);
    }
  }

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final FakeTarget fake = new FakeTarget();
  private final ChangingDiscovery discovery = new ChangingDiscovery();
  private final LinkedBlockingQueue<String> commits = new LinkedBlockingQueue<>();
  private ScrapeManager manager = manager(fake);

  private ScrapeManager manager(Scraper scraper) {
    ScrapeOptions options = ScrapeOptions.of("job").withInterval(Duration.ofSeconds(15));
    return new ScrapeManager(
        List.of(new ScrapeJob(options, discovery)),
        storage,
        scraper,
        clock,
        (job, target) -> commits.add(job + " " + target.instance()));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void scrapesATargetAtOnceAndThenAtEverySlot() throws InterruptedException {
    fake.exposes("a 1\n");
    discovery.targets("h:1");
    manager.start();
    assertThat(commits.take()).isEqualTo("job h:1");
    for (int i = 0; i < 3; i++) {
      clock.awaitSleepers(1);
      clock.advance(Duration.ofSeconds(15));
      commits.take();
    }
    List<Long> times = StoredSamples.times(storage, "a");
    assertThat(times).hasSize(4).first().isEqualTo(START);
    assertThat(manager.statistics().scrapes()).isEqualTo(4);
  }

  @Test
  void tellsHowEachTargetIs() throws InterruptedException {
    fake.fails("connection refused");
    discovery.targets("h:1");
    manager.start();
    commits.take();
    ActiveTarget target = manager.targets().getFirst();
    assertThat(target.status().health()).isEqualTo(TargetStatus.Health.DOWN);
    assertThat(target.status().lastError()).isEqualTo("connection refused");
    assertThat(target.status().lastScrapeMillis()).isEqualTo(START);
  }

  @Test
  void startsNewTargetsAndEndsTheSeriesOfThoseThatAreGone() throws InterruptedException {
    fake.exposes("a 1\n");
    discovery.targets("h:1", "h:2");
    manager.start();
    commits.take();
    commits.take();
    clock.awaitSleepers(2);
    clock.advance(Duration.ofMillis(1));
    discovery.targets("h:2", "h:3");
    assertThat(commits.take()).isEqualTo("job h:3");
    assertThat(StoredSamples.of(storage, "a"))
        .containsExactly(
            "a{instance=\"h:1\", job=\"job\"} [1.0, stale]",
            "a{instance=\"h:2\", job=\"job\"} [1.0]",
            "a{instance=\"h:3\", job=\"job\"} [1.0]");
    assertThat(manager.targets()).hasSize(2);
  }

  @Test
  void endsNoSeriesAtShutdown() throws InterruptedException {
    fake.exposes("a 1\n");
    discovery.targets("h:1");
    manager.start();
    commits.take();
    manager.close();
    assertThat(StoredSamples.of(storage, "a").getFirst()).endsWith("[1.0]");
  }

  @Test
  void letsNoHungTargetDelayAnother() throws InterruptedException {
    CountDownLatch hung = new CountDownLatch(1);
    fake.exposes("a 1\n");
    manager =
        manager(
            (target, options) -> {
              if (target.instance().equals("hung:1")) {
                await(hung);
              }
              return fake.fetch(target, options);
            });
    discovery.targets("hung:1", "h:2");
    manager.start();
    for (int i = 0; i < 3; i++) {
      assertThat(commits.poll(10, TimeUnit.SECONDS)).isEqualTo("job h:2");
      clock.awaitSleepers(1);
      clock.advance(Duration.ofSeconds(15));
    }
    assertThat(fake.fetches()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void scrapesNoMoreTargetsThanTheLimit() throws InterruptedException {
    ScrapeOptions options = ScrapeOptions.of("job").withLimits(new ScrapeLimits(0, 0, 0, 0, 0, 1));
    List<Labels> targets =
        List.of(Labels.of("__address__", "h:1"), Labels.of("__address__", "h:2"));
    Discovery two = new StaticDiscovery(List.of(new TargetGroup("s", targets, Labels.EMPTY)));
    manager =
        new ScrapeManager(
            List.of(new ScrapeJob(options, two)), storage, fake, clock, (job, target) -> {});
    manager.start();
    assertThat(manager.targets()).hasSize(1);
  }

  @Test
  void refusesTwoJobsOfOneName() {
    ScrapeJob job = new ScrapeJob(ScrapeOptions.of("job"), discovery);
    ScrapeJob same =
        new ScrapeJob(ScrapeOptions.of("job").withHonorLabels(), new StaticDiscovery(List.of()));
    assertThatThrownBy(
            () -> new ScrapeManager(List.of(job, same), storage, fake, clock, (name, target) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScrapeFailure(ScrapeFailure.Cause.UNREACHED, "interrupted");
    }
  }
}
