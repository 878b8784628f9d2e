package io.freqwatch.tsdb;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.model.Matcher;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.block.BlockWriter;
import io.freqwatch.tsdb.block.Compactor;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.head.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a TSDB does on its own: full chunks into files, the head into blocks, blocks into
 * longer ones, old ones away, and room kept on the disk. What fails is logged once, counted, and
 * tried again the next time; samples stay where they are meanwhile. Runs on one thread.
 */
final class Maintenance implements LoopThread.Body {
  private static final Logger log = LoggerFactory.getLogger(Maintenance.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long MANY_CHUNKS = 4096;
  private static final long MANY_HISTORY_SAMPLES = 2_000_000;
  private static final long MANY_LATE_SAMPLES = 1_000_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long HISTORY_IDLE_MILLIS = 10_000;

  /** A step that may fail. */
  private interface Step {
    void run() throws IOException;
  }

  private final Disk disk;
  private final Path data;
  private final TsdbOptions options;
  private final Head head;
  private final History history;
  private final BlockSet blocks;
  private final Compactor compactor;
  private final BlockCutter cutter;
  private final Quarantine quarantine;
  private final Clock clock;
  private final Map<String, String> failing = new HashMap<>();
  private final LongAdder compactions = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder droppedForSpace = new LongAdder();
  private volatile long freeBytes = Long.MAX_VALUE;
  private volatile long historyCameMillis;
  private long minuteDoneMillis;
  private long droppedMillis;

  Maintenance(
      Disk disk,
      Path data,
      TsdbOptions options,
      Head head,
      History history,
      BlockSet blocks,
      Compactor compactor,
      Quarantine quarantine,
      Clock clock) {
    this.disk = disk;
    this.data = data;
    this.options = options;
    this.head = head;
    this.history = history;
    this.blocks = blocks;
    this.compactor = compactor;
    this.quarantine = quarantine;
    this.cutter = new BlockCutter(disk, blocks, compactor::newUlid);
    this.clock = clock;
    this.minuteDoneMillis = clock.wallMillis();
  }

  long compactions() {
    return compactions.sum();
  }

  long failures() {
    return failures.sum();
  }

  long droppedForSpace() {
    return droppedForSpace.sum();
  }

  long freeBytes() {
    return freeBytes;
  }

  void historyCame() {
    historyCameMillis = clock.wallMillis();
  }

  CheckResult check() {
    return freeBytes < options.disk().reserveBytes()
        ? CheckResult.degraded(
            "%d MiB of the disk are free, less than the %d MiB to be kept free"
                .formatted(freeBytes >> 20, options.disk().reserveBytes() >> 20))
        : CheckResult.OK;
  }

  @Override
  public void run() throws InterruptedException {
    while (true) {
      clock.sleep(PAUSE);
      runOnce();
    }
  }

  synchronized void runOnce() {
    step("looking at the free space", this::keepReserve);
    boolean minute = isNextMinute();
    if (minute || head.waitingChunks() >= MANY_CHUNKS) {
      step("putting chunks into files", head::flushChunks);
    }
    if (isHistoryDue()) {
      step("writing history", this::cutHistory);
    }
    if (head.outOfOrder().waiting() >= MANY_LATE_SAMPLES) {
      step("writing late samples", this::cutLate);
    }
    step("writing a block of the head", this::cutHead);
    if (minute) {
      step("compaction", this::compact);
      step("retention", this::applyRetention);
      step("looking at the quarantine", quarantine::enforce);
    }
  }

  private boolean isNextMinute() {
    long now = clock.wallMillis();
    boolean next = now - minuteDoneMillis >= MINUTE_MILLIS || now < minuteDoneMillis;
    minuteDoneMillis = next ? now : minuteDoneMillis;
    return next;
  }

  private void step(String what, Step step) {
    try {
      step.run();
      failing.remove(what);
    } catch (IOException | RuntimeException e) {
      failures.increment();
      if (!e.toString().equals(failing.put(what, e.toString()))) {
        log.warn("{} failed and is tried again: {}", what, e.toString());
      }
    }
  }

  private boolean isHistoryDue() {
    boolean idle = clock.wallMillis() - historyCameMillis >= HISTORY_IDLE_MILLIS;
    return !history.isEmpty() && (idle || history.samples() >= MANY_HISTORY_SAMPLES);
  }

  private void cutHistory() throws IOException {
    cutter.cut(history);
    compactions.increment();
  }

  private void cutLate() throws IOException {
    if (head.outOfOrder().waiting() > 0) {
      cutter.cutLate(head, options.head().chunkRangeMillis());
      compactions.increment();
    }
  }

  /**
   * As Prometheus: the head keeps at least half a range behind what it gives away. Late samples go
   * first, as long as the head knows what was deleted of them.
   */
  private void cutHead() throws IOException {
    long range = options.head().chunkRangeMillis();
    while (head.minMillis() <= head.maxMillis()
        && head.maxMillis() - head.minMillis() > range / 2 * 3) {
      cutLate();
      head.flushChunks();
      long from = Math.floorDiv(head.minMillis(), range) * range;
      cutter.cut(head, from, from + range);
      compactions.increment();
    }
  }

  private void compact() throws IOException {
    blocks.refresh();
    compactor.scrubNext();
    compactor.salvage();
    compactions.add(compactor.compact());
  }

  private void applyRetention() {
    long newest = head.maxMillis();
    for (Block block : blocks.blocks()) {
      newest = Math.max(newest, block.lastMillis());
    }
    if (newest != Long.MIN_VALUE) {
      compactor.applyRetention(newest, new HeadSizes(disk, data).bytes());
    }
  }

  /**
   * Below the reserve what is in quarantine goes, then the oldest block: one a minute, since others
   * may fill the disk as well, and never the last one.
   */
  private void keepReserve() throws IOException {
    freeBytes = disk.freeBytes(data);
    long now = clock.wallMillis();
    boolean again = Math.abs(now - droppedMillis) >= MINUTE_MILLIS;
    if (freeBytes >= options.disk().reserveBytes() || !again) {
      return;
    }
    if (quarantine.dropForSpace()) {
      droppedMillis = now;
    } else if (blocks.blocks().size() > 1) {
      log.warn(
          "{} MiB of the disk are free, {} are to be kept free: the oldest block goes",
          freeBytes >> 20,
          options.disk().reserveBytes() >> 20);
      compactor.dropOldest(1);
      droppedForSpace.increment();
      droppedMillis = now;
    }
    freeBytes = disk.freeBytes(data);
  }

  /** Puts all that is in memory into blocks, so that the next start finds nothing to replay. */
  synchronized void cutAll() throws IOException {
    if (!history.isEmpty()) {
      cutHistory();
    }
    cutLate();
    if (head.minMillis() <= head.maxMillis()) {
      long range = options.head().chunkRangeMillis();
      long last = head.maxMillis();
      while (head.minMillis() <= last) {
        long from = Math.floorDiv(head.minMillis(), range) * range;
        cutter.cut(head, Math.max(from, head.minMillis()), Math.min(from + range, last + 1));
      }
      head.forgetLog();
    }
  }

  /** History goes into blocks first, where what was deleted can be noted. */
  synchronized void delete(long minMillis, long maxMillis, Matcher... matchers) throws IOException {
    if (!history.isEmpty()) {
      cutHistory();
    }
    for (Block block : blocks.blocks()) {
      block.delete(minMillis, maxMillis, matchers);
    }
    head.delete(minMillis, maxMillis, matchers);
  }

  synchronized void cleanTombstones() throws IOException {
    compactions.add(compactor.cleanTombstones());
  }

  synchronized void snapshot(Path target, boolean withHead) throws IOException {
    disk.createDirectories(target);
    if (!history.isEmpty()) {
      cutHistory();
    }
    if (withHead && head.minMillis() <= head.maxMillis()) {
      BlockMeta plan =
          BlockMeta.planned(compactor.newUlid(), head.minMillis(), head.maxMillis() + 1);
      BlockWriter.write(disk, target, plan, head.series(plan.minMillis(), plan.maxMillis() - 1));
    }
    if (withHead && head.outOfOrder().waiting() > 0) {
      cutter.copyLate(head, options.head().chunkRangeMillis(), target);
    }
    for (Block block : blocks.blocks()) {
      link(block.directory(), target.resolve(block.meta().ulid()));
    }
    disk.syncDirectory(target);
  }

  private void link(Path from, Path to) throws IOException {
    disk.createDirectories(to);
    for (Path inside : disk.list(from)) {
      Path link = to.resolve(inside.getFileName().toString());
      if (disk.isDirectory(inside)) {
        link(inside, link);
      } else {
        disk.link(inside, link);
      }
    }
    disk.syncDirectory(to);
  }
}
