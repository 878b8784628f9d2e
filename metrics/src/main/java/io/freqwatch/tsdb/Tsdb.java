package io.freqwatch.tsdb;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SeriesExemplars;
import io.freqwatch.storage.Settled;
import io.freqwatch.storage.Storage;
import io.freqwatch.storage.StorageException;
import io.freqwatch.storage.StorageStatistics;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.block.Compactor;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.PacedDisk;
import io.freqwatch.tsdb.head.Head;
import io.freqwatch.tsdb.head.HeadStatistics;
import io.freqwatch.tsdb.wal.SyncPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of the program: a directory that Prometheus can open, and can have written. New samples
 * go to the head and its log; each two hours become a block, blocks become longer blocks, and old
 * ones go. History goes straight into blocks.
 *
 * <p>Two threads of its own: one syncs the log each second, the other does the rest ({@link
 * Maintenance}). Closed, it puts the head into a block, so that the next start has nothing to
 * replay.
 */
public final class Tsdb implements Storage, Component {
  private static final Logger log = LoggerFactory.getLogger(Tsdb.class);

  /** Scrapes come in order within this time; one that does not begins a new epoch. */
  private static final long SETTLING_MILLIS = Duration.ofMinutes(10).toMillis();

  private static final Duration SYNC_PAUSE = Duration.ofSeconds(1);

  private final TsdbOptions options;
  private final Clock clock;
  private final AutoCloseable lock;
  private final Head head;
  private final BlockSet blocks;
  private final History history;
  private final BlockEvents events;
  private final Quarantine quarantine;
  private final Maintenance maintenance;
  private final LoopThread syncing;
  private final LoopThread maintaining;
  private final LongAdder backfilled = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final int damages;
  private final long replayNanos;
  private boolean syncFailed;

  private Tsdb(Disk disk, Path data, TsdbOptions options, Clock clock, RandomGenerator random)
      throws IOException {
    long start = clock.monotonicNanos();
    this.options = options;
    this.clock = clock;
    disk.createDirectories(data);
    this.lock = disk.lock(data.resolve("lock"));
    this.events = new BlockEvents();
    this.blocks = BlockSet.open(disk, data, events);
    Head.Opened opened =
        Head.open(disk, data, options.head(), options.wal(), minValidMillis(), clock);
    this.head = opened.head();
    this.damages = opened.report().damages().size();
    this.history = new History(HistoryRange.millis(options));
    Disk paced = PacedDisk.of(disk, clock, options.disk().mergedBytesPerSecond());
    Compactor compactor = new Compactor(paced, blocks, options.blocks(), clock, random);
    this.quarantine = new Quarantine(disk, data, options.disk().quarantineBytes());
    quarantine.enforce();
    this.maintenance =
        new Maintenance(disk, data, options, head, history, blocks, compactor, quarantine, clock);
    this.syncing = new LoopThread("tsdb-sync", this::syncEachSecond);
    this.maintaining = new LoopThread("tsdb", maintenance);
    this.replayNanos = clock.monotonicNanos() - start;
    log.info(
        "{}: {} blocks, {} samples and {} chunks of {} series from the log",
        data,
        blocks.blocks().size(),
        opened.report().samples(),
        opened.report().mappedChunks(),
        head.statistics().series());
  }

  /**
   * Opens a data directory, which it creates where there is none. Damage is repaired, logged and
   * counted, and never a reason not to start.
   *
   * @throws IOException where the directory cannot be read or written at all, or another process
   *     holds it
   */
  public static Tsdb open(
      Disk disk, Path data, TsdbOptions options, Clock clock, RandomGenerator random)
      throws IOException {
    return new Tsdb(disk, data, options, clock, random);
  }

  /** The head has nothing that a block from the head has. */
  private long minValidMillis() {
    return blocks.blocks().stream()
        .filter(block -> !block.meta().compaction().isOutOfOrder())
        .mapToLong(block -> block.meta().maxMillis())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  @Override
  public void start() {
    if (options.wal().sync() == SyncPolicy.INTERVAL) {
      syncing.start();
    }
    maintaining.start();
  }

  /**
   * Degraded while samples do not last, while the disk is nearly full, and while damaged data is in
   * quarantine. Queries and ingestion go on meanwhile. Cheap, callable from any thread.
   */
  @Override
  public CheckResult check() {
    String reasons =
        Stream.of(checkLog(), maintenance.check(), quarantine.check())
            .map(CheckResult::message)
            .filter(Predicate.not(String::isEmpty))
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? CheckResult.OK : CheckResult.degraded(reasons);
  }

  private CheckResult checkLog() {
    return head.isLogFailing()
        ? CheckResult.degraded(
            "samples are kept in memory alone: the log cannot be written; is the disk full?")
        : CheckResult.OK;
  }

  @Override
  public Appender appender() {
    return head.appender(clock.wallMillis() - options.blocks().retention().toMillis());
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return new TsdbQuerier(head, history, blocks, minMillis, maxMillis);
  }

  @Override
  public Settled settled() {
    long before = head.outOfOrder().settle(SETTLING_MILLIS);
    long late = head.outOfOrder().pastChanges();
    return new Settled(before, new Epoch(blocks.blocks(), changes.sum(), late));
  }

  /** Begins anew with each change of what was there. */
  private record Epoch(List<Block> blocks, long changes, long late) {}

  @Override
  public List<SeriesExemplars> exemplars(
      long minMillis, long maxMillis, List<List<Matcher>> selectors) {
    return head.exemplarRing().exemplars(minMillis, maxMillis, selectors);
  }

  @Override
  public int backfill(Labels labels, long[] timestampsMillis, double[] values) {
    requireAscending(labels, timestampsMillis);
    long oldest = clock.wallMillis() - options.blocks().historyRetention().toMillis();
    int at = Arrays.binarySearch(timestampsMillis, oldest);
    int from = at >= 0 ? at : -at - 1;
    int count = timestampsMillis.length - from;
    if (count > 0) {
      requireNoOverlap(labels, timestampsMillis[from], timestampsMillis[values.length - 1]);
      changes.increment();
      history.add(labels, timestampsMillis, values, from);
      changes.increment();
      backfilled.add(count);
      maintenance.historyCame();
    }
    return count;
  }

  private static void requireAscending(Labels labels, long[] timestampsMillis) {
    for (int i = 1; i < timestampsMillis.length; i++) {
      if (timestampsMillis[i] <= timestampsMillis[i - 1]) {
        throw new StorageException.OutOfOrder(labels, timestampsMillis[i], timestampsMillis[i - 1]);
      }
    }
  }

  private void requireNoOverlap(Labels labels, long firstMillis, long lastMillis) {
    Matcher[] matchers = new Matcher[labels.size()];
    int count = 0;
    for (Label label : labels) {
      matchers[count++] = Matcher.equal(label.name(), label.value());
    }
    boolean known = false;
    try (Querier querier = querier(firstMillis, lastMillis)) {
      var found = querier.select(false, matchers);
      while (found.hasNext()) {
        known |= found.next().labels().equals(labels);
      }
    }
    if (known) {
      throw new StorageException.OutOfOrder(labels, firstMillis, lastMillis);
    }
    if (history.seriesCount() >= head.seriesLimit()) {
      throw new StorageException.TooManySeries(labels, head.seriesLimit());
    }
  }

  @Override
  public StorageStatistics statistics() {
    HeadStatistics now = head.statistics();
    return new StorageStatistics(
        now.series(),
        head.seriesLimit(),
        now.chunks(),
        now.minMillis(),
        now.maxMillis(),
        now.seriesCreated(),
        now.seriesRemoved(),
        now.samplesAppended() + backfilled.sum(),
        now.samplesOutOfOrder(),
        now.samplesOutOfBounds(),
        now.samplesDuplicate(),
        now.seriesRefused(),
        now.exemplarsOutOfOrder());
  }

  /** What is beyond {@link #statistics}. Cheap, callable from any thread. */
  public TsdbStatistics details() {
    List<Block> open = blocks.blocks();
    return new TsdbStatistics(
        head.statistics(),
        open.size(),
        blocks.byteSize(),
        Math.min(
            head.minMillis(),
            open.stream()
                .mapToLong(block -> block.meta().minMillis())
                .min()
                .orElse(Long.MAX_VALUE)),
        maintenance.compactions(),
        maintenance.failures(),
        events.quarantined.sum(),
        damages,
        maintenance.droppedForSpace(),
        maintenance.freeBytes(),
        quarantine.count(),
        quarantine.bytes(),
        quarantine.dropped(),
        replayNanos);
  }

  /** What each open block says of itself, oldest first. */
  public List<BlockMeta> blocks() {
    return blocks.blocks().stream()
        .map(Block::meta)
        .sorted(Comparator.comparingLong(BlockMeta::minMillis))
        .toList();
  }

  /**
   * How far behind the newest sample of all others may come, from the next batch on; zero refuses
   * what is out of order within a series.
   */
  public void setOutOfOrderWindow(Duration window) {
    head.outOfOrder().setWindow(window);
  }

  /** Does once what is due; the thread of {@link #start} does it every second. */
  void maintain() {
    maintenance.runOnce();
  }

  /** Makes all that is committed last over a power loss. */
  void sync() throws IOException {
    head.sync();
  }

  /**
   * A copy of all that is stored now, which takes hardly any space: blocks as links, the head as a
   * block.
   *
   * @param target a directory on the same disk that is not there yet
   */
  public void snapshot(Path target) throws IOException {
    snapshot(target, true);
  }

  /**
   * As {@link #snapshot(Path)}.
   *
   * @param withHead whether what is in no block yet becomes one in the copy, or is left out
   */
  public void snapshot(Path target, boolean withHead) throws IOException {
    maintenance.snapshot(target, withHead);
  }

  /**
   * Deletes the samples of series that match within a span, both ends included, as Prometheus does:
   * they are gone from answers at once and over restarts, and from the disk when their block is
   * written anew. Samples that are appended later are not deleted. Waits for a compaction that
   * runs; callable from any thread.
   *
   * @param matchers all of which a series must match
   * @throws IOException where it cannot be noted; part of it may be deleted then, and it can be
   *     called again
   */
  public void delete(List<Matcher> matchers, long minMillis, long maxMillis) throws IOException {
    changes.increment();
    try {
      maintenance.delete(minMillis, maxMillis, matchers.toArray(Matcher[]::new));
    } finally {
      changes.increment();
    }
  }

  /**
   * Writes blocks anew without what was deleted from them, so that it takes no room any more. What
   * is in the head goes when it becomes a block. Callable from any thread.
   */
  public void cleanTombstones() throws IOException {
    maintenance.cleanTombstones();
  }

  private void syncEachSecond() throws InterruptedException {
    while (true) {
      clock.sleep(SYNC_PAUSE);
      try {
        head.sync();
        syncFailed = false;
      } catch (IOException | RuntimeException e) {
        logSyncFailure(e);
      }
    }
  }

  private void logSyncFailure(Exception e) {
    if (!syncFailed) {
      log.error("the log cannot be synced and goes on in a new file: {}", e.toString());
    }
    syncFailed = true;
  }

  /** Puts the head into a block and lets go of the directory. */
  @Override
  public void close() {
    syncing.close();
    maintaining.close();
    try {
      maintenance.cutAll();
    } catch (IOException | RuntimeException e) {
      log.warn("the head stays in the log, it cannot be written as a block: {}", e.toString());
    }
    closeFiles();
  }

  /** Lets go of the directory and leaves the head in the log, as the death of the process does. */
  void abandon() {
    syncing.close();
    maintaining.close();
    closeFiles();
  }

  private void closeFiles() {
    try (lock) {
      head.close();
    } catch (Exception e) {
      log.warn("closing the head failed", e);
    }
    blocks.close();
  }
}
