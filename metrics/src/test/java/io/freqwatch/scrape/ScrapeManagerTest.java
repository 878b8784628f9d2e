package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.StaticDiscovery;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
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
    ScrapeOptions options = ScrapeOptions.of("job").withLimits(ScrapeLimits.NONE.withTargets(1));
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
  void reloadsWithoutDisturbingWhatIsTheSame() throws InterruptedException {
    fake.exposes("a 1\n");
    discovery.targets("h:1");
    manager.start();
    commits.take();
    ScrapeOptions same = ScrapeOptions.of("job").withInterval(Duration.ofSeconds(15));
    List<TargetGroup> other =
        List.of(new TargetGroup("s", List.of(Labels.of("__address__", "n:1")), Labels.EMPTY));
    manager.reload(
        List.of(
            new ScrapeJob(same, discovery),
            new ScrapeJob(ScrapeOptions.of("new"), new StaticDiscovery(other))));
    assertThat(commits.take()).isEqualTo("new n:1");
    assertThat(fake.fetches()).isEqualTo(2);
    manager.reload(List.of(new ScrapeJob(same, discovery)));
    assertThat(manager.targets()).hasSize(1);
    assertThat(StoredSamples.of(storage, "a"))
        .containsExactly(
            "a{instance=\"h:1\", job=\"job\"} [1.0]", "a{instance=\"n:1\", job=\"new\"} [1.0]");
  }

  @Test
  void followsALoopWithNewOptionsAndEndsOnlyTheSeriesTheyLose() throws InterruptedException {
    fake.exposes("a 1\nb 1\n");
    discovery.targets("h:1");
    manager.start();
    commits.take();
    clock.awaitSleepers(1);
    clock.advance(Duration.ofSeconds(1));
    manager.reload(List.of(new ScrapeJob(dropping("b"), discovery)));
    commits.take();
    assertThat(StoredSamples.of(storage, "a").getFirst()).endsWith("[1.0, 1.0]");
    assertThat(StoredSamples.of(storage, "b").getFirst()).endsWith("[1.0, stale]");
    assertThat(StoredSamples.of(storage, "up").getFirst()).endsWith("[1.0, 1.0]");
  }

  @Test
  void keepsTheTargetsWhenAnotherDiscoveryFindsThemToo() throws InterruptedException {
    fake.exposes("a 1\n");
    discovery.targets("h:1");
    manager.start();
    commits.take();
    List<TargetGroup> found =
        List.of(
            new TargetGroup(
                "other", List.of(Labels.of("__address__", "h:1", "__meta_x", "y")), Labels.EMPTY));
    ScrapeOptions same = ScrapeOptions.of("job").withInterval(Duration.ofSeconds(15));
    manager.reload(List.of(new ScrapeJob(same, new StaticDiscovery(found))));
    assertThat(fake.fetches()).isEqualTo(1);
    assertThat(manager.targets().getFirst().discovered().value("__meta_x")).isEqualTo("y");
  }

  @Test
  void tellsWhichTargetsRelabellingDrops() {
    ScrapeOptions options =
        ScrapeOptions.of("job")
            .withRelabeling(rules(rule(RelabelAction.DROP, "__address__", "h:1")))
            .withLimits(ScrapeLimits.DEFAULT);
    manager =
        new ScrapeManager(
            List.of(new ScrapeJob(options, discovery)), storage, fake, clock, (job, target) -> {});
    discovery.targets("h:1", "h:2");
    manager.start();
    assertThat(manager.targets()).hasSize(1);
    DroppedTargets dropped = manager.droppedTargets().getFirst();
    assertThat(dropped.count()).isEqualTo(1);
    assertThat(dropped.kept().getFirst().value("__address__")).isEqualTo("h:1");
  }

  @Test
  void tellsWhatMakesNoTargetAndWhatIsBeyondTheLimit() {
    ScrapeOptions options = ScrapeOptions.of("job").withLimits(ScrapeLimits.DEFAULT.withTargets(2));
    manager =
        new ScrapeManager(
            List.of(new ScrapeJob(options, discovery)), storage, fake, clock, (job, target) -> {});
    discovery.targets("h:1", "h/path", "h:2", "h:3");
    manager.start();
    assertThat(manager.targets()).hasSize(2);
    ScrapePoolStatus pool = manager.poolStatus().getFirst();
    assertThat(pool.job()).isEqualTo("job");
    assertThat(pool.targetLimit()).isEqualTo(2);
    assertThat(pool.beyondLimit()).isEqualTo(1);
    assertThat(pool.invalid().count()).isEqualTo(1);
    assertThat(pool.invalid().kept().getFirst().reason()).contains("found \"h/path\"");
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

  private static ScrapeOptions dropping(String metric) {
    ScrapeOptions options = ScrapeOptions.of("job").withInterval(Duration.ofSeconds(15));
    SampleOptions samples = options.samples();
    return options.withSamples(
        new SampleOptions(
            samples.honorLabels(),
            samples.honorTimestamps(),
            samples.trackTimestampsStaleness(),
            samples.extraMetrics(),
            rules(rule(RelabelAction.DROP, "__name__", metric)),
            samples.names()));
  }

  private static Relabeling rules(RelabelConfig... rules) {
    return new Relabeling(List.of(rules), NameScheme.UTF8);
  }

  private static RelabelConfig rule(RelabelAction action, String source, String regex) {
    return new RelabelConfig(List.of(source), ";", Regex.of(regex), 0, "", "$1", action);
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
