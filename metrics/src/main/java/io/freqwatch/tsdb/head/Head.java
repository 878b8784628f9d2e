package io.freqwatch.tsdb.head;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appendable;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.ExemplarRing;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleBatch;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.BlockSeries;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.wal.Wal;
import io.freqwatch.tsdb.wal.WalOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest samples.
 *
 * <p><b>What lasts.</b> A batch is written to the log before anybody sees it. From there it comes
 * back at start ({@link HeadReplay}), until a block has its samples: then {@link #truncate} forgets
 * them here, in {@code chunks_head} and in the log. {@code chunks_head} only spares the start work
 * and the process memory; nothing is in it that the log has not. Where the log cannot be written,
 * batches are kept in memory all the same, and counted: a monitor that still sees is better than
 * one that does not.
 *
 * <p><b>Who sees what.</b> One lock orders commits: log first, then memory. The second lock is held
 * for writing while a batch is put into memory, and for reading while a select takes its snapshot
 * of each series; samples are then decoded without any lock. So a batch is seen wholly or not at
 * all. Maintenance (chunks to files, truncation) is done by one thread, which takes both locks for
 * as long as it changes rows.
 *
 * <p><b>Where it lies.</b> A series is a row of primitive columns ({@link SeriesPage}), its open
 * chunk a slot outside of the heap ({@link ChunkSlab}), its full chunks four numbers each ({@link
 * FullChunks}): the garbage collector sees few and large objects.
 */
public final class Head implements Appendable, Queryable, AutoCloseable {
  private final HeadOptions options;
  private final SeriesTable table;
  private final ChunkSlab slab = new ChunkSlab();
  private final ChunkAppender chunks;
  private final NewestSamples newest;
  private final OpenBatches batches = new OpenBatches();
  private final SpareBatches spareBatches = new SpareBatches();
  private final SeriesRemoval removal;
  private final OutOfOrderHead outOfOrder;
  private final HeadReads reads;
  private final HeadChunkFiles files;
  private final Wal wal;
  private final ExemplarRing exemplars;
  private final DeletedSpans deleted = new DeletedSpans();
  private final BatchLog batchLog;
  private final HeadCounters counters = new HeadCounters();
  private final HeadLocks locks = new HeadLocks();
  private volatile long minMillis = Long.MAX_VALUE;
  private volatile long maxMillis = Long.MIN_VALUE;

  /** Blocks have everything before this time. */
  private volatile long minValidMillis;

  private Head(
      Disk disk, Path data, HeadOptions options, WalOptions walOptions, long minValid, Clock clock)
      throws IOException {
    this.options = options;
    this.minValidMillis = minValid;
    this.table = new SeriesTable(options.seriesLimit());
    this.chunks = new ChunkAppender(slab, options.chunkRangeMillis());
    LateLog lateLog = new LateLog(disk, data.resolve("wbl"), walOptions, table, clock, counters);
    this.outOfOrder = new OutOfOrderHead(this, lateLog, options.outOfOrderWindow());
    this.newest = new NewestSamples(table, chunks, counters, outOfOrder);
    this.removal = new SeriesRemoval(table, chunks, batches, outOfOrder);
    this.exemplars = new ExemplarRing(options.exemplarLimit());
    this.files = new HeadChunkFiles(disk, data.resolve("chunks_head"));
    this.reads = new HeadReads(table, slab, files, outOfOrder, deleted, locks);
    this.wal =
        new Wal(disk, data.resolve("wal"), walOptions, new LivingSeries(table, locks), clock);
    this.batchLog = new BatchLog(table, wal, counters);
  }

  /** What {@link #open} found. */
  public record Opened(Head head, ReplayReport report) {}

  /**
   * Opens the head of a data directory with all that its log and {@code chunks_head} hold. Damage
   * is repaired and reported, and never a reason not to start.
   *
   * @param minValidMillis blocks have what is before
   */
  public static Opened open(
      Disk disk,
      Path data,
      HeadOptions options,
      WalOptions walOptions,
      long minValidMillis,
      Clock clock)
      throws IOException {
    Head head = new Head(disk, data, options, walOptions, minValidMillis, clock);
    try {
      HeadReplay replay =
          new HeadReplay(
              head.table,
              head.chunks,
              head.outOfOrder,
              head.files,
              head.exemplars,
              head.deleted,
              minValidMillis);
      ReplayReport report = replay.run(disk, data);
      head.widen(replay.minMillis(), replay.maxMillis());
      head.counters.appended.add(report.samples());
      return new Opened(head, report);
    } catch (IOException | RuntimeException e) {
      head.slab.close();
      throw e;
    }
  }

  @Override
  public Appender appender() {
    return appender(Long.MIN_VALUE);
  }

  /** An appender that refuses, further to what the head refuses, samples before a time. */
  public Appender appender(long oldestMillis) {
    return new HeadAppender(this, oldestMillis, oldestAppendable());
  }

  @Override
  public Querier querier(long fromMillis, long toMillis) {
    return new HeadQuerier(reads, fromMillis, toMillis);
  }

  public ExemplarRing exemplarRing() {
    return exemplars;
  }

  /** Time of the oldest sample; {@link Long#MAX_VALUE} without samples. */
  public long minMillis() {
    return minMillis;
  }

  /** Time of the newest sample; {@link Long#MIN_VALUE} without samples. */
  public long maxMillis() {
    return maxMillis;
  }

  /**
   * What is before is refused: blocks have it, or are about to get it. As in Prometheus, half a
   * chunk range behind the newest sample stays open.
   */
  long oldestAppendable() {
    long newest = maxMillis;
    long open = newest == Long.MIN_VALUE ? newest : newest - options.chunkRangeMillis() / 2;
    return Math.max(minValidMillis, open);
  }

  /** The newest time that the head or a block from it has; {@link Long#MIN_VALUE} without any. */
  long newestMillis() {
    return Math.max(maxMillis, minValidMillis);
  }

  /** The samples that came out of order. */
  public OutOfOrderHead outOfOrder() {
    return outOfOrder;
  }

  /** Makes all that is committed last over a power loss. */
  public void sync() throws IOException {
    outOfOrder.sync();
    wal.sync();
  }

  HeadReads reads() {
    return reads;
  }

  SeriesTable table() {
    return table;
  }

  NewestSamples newest() {
    return newest;
  }

  SpareBatches spareBatches() {
    return spareBatches;
  }

  OpenBatches batches() {
    return batches;
  }

  DeletedSpans deleted() {
    return deleted;
  }

  HeadLocks locks() {
    return locks;
  }

  HeadCounters counters() {
    return counters;
  }

  long reference(Labels labels) {
    long known = reading(() -> table.reference(labels));
    return known == 0 ? create(labels) : known;
  }

  private long create(Labels labels) {
    try {
      return locks.writing(() -> table.findOrCreate(labels));
    } catch (StorageException.TooManySeries e) {
      counters.seriesRefused.increment();
      throw e;
    }
  }

  void commit(SampleBatch batch, List<HeadAppender.ReferencedExemplar> withExemplars) {
    locks.committing(
        () -> {
          batchLog.write(batch, withExemplars);
          locks.writing(() -> apply(batch));
          withExemplars.forEach(this::apply);
        });
  }

  private boolean apply(SampleBatch batch) {
    int appended = newest.add(batch, this::widen);
    counters.appended.add(appended);
    return appended > 0;
  }

  private void apply(HeadAppender.ReferencedExemplar added) {
    if (!added.enter(table, exemplars)) {
      counters.exemplarsOutOfOrder.increment();
    }
  }

  private void widen(long min, long max) {
    outOfOrder.came(min);
    minMillis = Math.min(minMillis, min);
    maxMillis = Math.max(maxMillis, max);
  }

  /** The series that have chunks within a time span, both ends included, in the order of labels. */
  public Iterator<BlockSeries> series(long fromMillis, long toMillis) {
    return reads.series(fromMillis, toMillis);
  }

  /**
   * Puts full chunks into files, so that their memory is free. Called by the maintenance thread.
   */
  public void flushChunks() throws IOException {
    new ChunkFlush(table, slab, chunks, files, locks.memory()).run();
  }

  /** How many full chunks wait for {@link #flushChunks}. */
  public long waitingChunks() {
    return reading(chunks::fullInSlab);
  }

  /**
   * Forgets what is before a time, since a block has it: in memory, in files and in the log. Series
   * without any sample left go. Called by the maintenance thread.
   */
  public void truncate(long beforeMillis) throws IOException {
    minValidMillis = Math.max(minValidMillis, beforeMillis);
    locks.committing(() -> locks.writing(() -> forget(beforeMillis)));
    files.truncate(beforeMillis);
    // What the first round has condemned goes now, where no batch was open meanwhile.
    locks.committing(() -> locks.writing(() -> forget(beforeMillis)));
    locks.committing(() -> wal.truncate(beforeMillis));
  }

  /** Removes a log of which blocks have everything. Called when no batch comes any more. */
  public void forgetLog() throws IOException {
    locks.committing(wal::clear);
  }

  private boolean forget(long beforeMillis) {
    counters.seriesRemoved.add(removal.run(beforeMillis));
    deleted.truncate(beforeMillis);
    minMillis = removal.minMillis();
    maxMillis = minMillis == Long.MAX_VALUE ? Long.MIN_VALUE : maxMillis;
    return true;
  }

  /**
   * Deletes what series that match have within a span, both ends included. It is gone from answers
   * at once, and for good when a block is written; what is appended later is not deleted.
   *
   * @throws IOException where the log cannot be written; nothing is deleted then
   */
  public void delete(long fromMillis, long toMillis, Matcher... matchers) throws IOException {
    HeadDeletion deletion = new HeadDeletion(table, outOfOrder, fromMillis, toMillis);
    locks.committing(
        () -> {
          List<HeadDeletion.Stone> stones = reading(() -> deletion.stones(matchers));
          batchLog.write(stones);
          locks.writing(() -> deletion.enter(stones, deleted));
        });
  }

  /** Whether what is committed now cannot be logged. */
  public boolean isLogFailing() {
    return wal.statistics().failing() || outOfOrder.statistics().log().failing();
  }

  public HeadStatistics statistics() {
    long chunkCount = reading(() -> chunks.openChunks() + table.fullChunks());
    return new HeadStatistics(
        table.size(),
        table.created(),
        counters.seriesRemoved.sum(),
        counters.seriesRefused.sum(),
        chunkCount,
        chunks.chunksCreated(),
        minMillis,
        maxMillis,
        counters.appended.sum(),
        counters.outOfOrder.sum(),
        counters.outOfBounds.sum(),
        counters.duplicates.sum(),
        counters.exemplarsOutOfOrder.sum(),
        files.byteSize(),
        counters.logFailures.sum(),
        wal.statistics(),
        outOfOrder.statistics());
  }

  public int seriesLimit() {
    return options.seriesLimit();
  }

  /** Syncs and closes the log; no batch may come any more. */
  @Override
  public void close() throws IOException {
    locks.committing(this::closeFiles);
  }

  private void closeFiles() throws IOException {
    outOfOrder.close();
    wal.close();
    files.close();
    locks.writing(
        () -> {
          slab.close();
          return true;
        });
  }

  <T extends @Nullable Object> T reading(Supplier<T> action) {
    return locks.reading(action);
  }
}
