package io.freqwatch.tsdb.wal;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The log that is written. A batch is gathered entry by entry and then written at once by {@link
 * #commit}; from then on it outlives the process, and a power loss once it is synced.
 *
 * <p>Every series is in the log twice, on different pages: with its first batch, and again at least
 * a page later; and all of them once more at the start of each segment. So the loss of a page
 * orphans no samples on other pages.
 *
 * <p>After a write or sync that failed, the segment is left alone: whether its unsynced bytes last
 * can no longer be known. The next batch goes to a new one.
 *
 * <p>Used by one thread at a time (the head's commit lock), except {@link #sync} and {@link
 * #statistics}, which any thread may call.
 */
public final class Wal implements AutoCloseable {
  private static final int MOST_KEPT_BUFFER = 1 << 20;

  private record Echo(long reference, long page) {}

  private final Disk disk;
  private final WalDirectory directory;
  private final WalOptions options;
  private final SeriesCatalog catalog;
  private final Clock clock;
  private final PageWriter pages;
  private final RecordWriter records;
  private final Deque<Echo> echoes = new ArrayDeque<>();
  private final LongAdder bytesWritten = new LongAdder();
  private final LongAdder pageCompletions = new LongAdder();
  private final LongAdder syncs = new LongAdder();
  private final LongAdder syncNanos = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder truncations = new LongAdder();
  private volatile @Nullable SegmentFile segment;
  private volatile boolean failing;
  private boolean begun;

  /** A log in a directory, which it creates; the first batch opens a new segment. */
  public Wal(Disk disk, Path directory, WalOptions options, SeriesCatalog catalog, Clock clock)
      throws IOException {
    this.disk = disk;
    this.directory = new WalDirectory(disk, directory);
    this.options = options;
    this.catalog = catalog;
    this.clock = clock;
    this.pages = new PageWriter(options.compression());
    this.records = new RecordWriter(pages);
    disk.createDirectories(directory);
    disk.syncDirectory(Disk.directoryOf(directory));
    this.directory.removeUnfinishedCheckpoints();
  }

  /** Begins a batch, in a new segment where that is due. */
  public void begin() throws IOException {
    SegmentFile current = segment;
    if (current == null || failing || current.length() >= options.segmentBytes()) {
      current = nextSegment();
    }
    pages.moveTo(current.length());
    begun = true;
    echoSeries(current.length() / PageWriter.PAGE_BYTES);
  }

  public void series(long reference, Labels labels) {
    records.series(reference, labels);
    echoes.add(new Echo(reference, pages.position() / PageWriter.PAGE_BYTES + 1));
  }

  public void sample(long reference, long timestampMillis, double value) {
    records.sample(reference, timestampMillis, value);
  }

  public void histogram(long reference, long timestampMillis, FloatHistogram histogram) {
    records.histogram(reference, timestampMillis, histogram);
  }

  public void exemplar(long reference, Exemplar exemplar) {
    records.exemplar(reference, exemplar);
  }

  public void tombstone(long reference, long minMillis, long maxMillis) {
    records.tombstone(reference, minMillis, maxMillis);
  }

  /** Writes the batch at once. After a failure it is not in the log; the next one may be. */
  public void commit() throws IOException {
    SegmentFile current = current();
    records.end();
    write(current);
    begun = false;
    if (options.sync() == SyncPolicy.ALWAYS) {
      sync();
    }
  }

  /** Forgets the batch that was begun, if there is one. */
  public void rollback() {
    records.drop();
    begun = false;
  }

  /** Makes all that is committed last over a power loss. Callable from any thread. */
  public void sync() throws IOException {
    SegmentFile current = segment;
    if (current == null || !current.isDirty()) {
      return;
    }
    long start = clock.monotonicNanos();
    try {
      current.sync();
    } catch (IOException e) {
      fail();
      throw e;
    } finally {
      syncs.increment();
      syncNanos.add(clock.monotonicNanos() - start);
    }
  }

  /** Ends the segment, so that it can become part of a checkpoint; the number of the new one. */
  public int cutSegment() throws IOException {
    return nextSegment().number();
  }

  /**
   * Replaces the older two thirds of the segments by a checkpoint of what is still needed: the
   * series that are alive and what is not older than a time. Does nothing where there are too few.
   */
  public void truncate(long minMillis) throws IOException {
    int newest = cutSegment() - 1;
    List<WalDirectory.Entry> segments = directory.segments();
    int first = segments.getFirst().number();
    int last = first + (newest - first) * 2 / 3;
    if (newest < first || last <= first) {
      return;
    }
    new Checkpoint(disk, directory, options, catalog).write(last, minMillis);
    directory.removeCovered(last);
    truncations.increment();
  }

  /** Removes everything but a new segment. */
  public void clear() throws IOException {
    removeBefore(cutSegment());
  }

  /** Removes segments and checkpoints below a number. */
  public void removeBefore(int segmentNumber) throws IOException {
    directory.removeBefore(segmentNumber);
  }

  public WalStatistics statistics() {
    SegmentFile current = segment;
    return new WalStatistics(
        current == null ? -1 : current.number(),
        bytesWritten.sum(),
        pageCompletions.sum(),
        syncs.sum(),
        syncNanos.sum(),
        failures.sum(),
        truncations.sum(),
        failing);
  }

  /** Syncs and closes; the directory can be opened again. */
  @Override
  public void close() throws IOException {
    SegmentFile current = segment;
    if (current != null) {
      try {
        sync();
      } finally {
        segment = null;
        current.close();
      }
    }
  }

  private SegmentFile current() {
    SegmentFile current = segment;
    if (current == null || !begun) {
      throw new IllegalStateException("no batch was begun");
    }
    return current;
  }

  private void echoSeries(long page) {
    while (!echoes.isEmpty() && echoes.getFirst().page < page) {
      long reference = echoes.removeFirst().reference;
      Labels labels = catalog.labels(reference);
      if (labels != null) {
        records.seriesAgain(reference, labels);
      }
    }
  }

  private SegmentFile nextSegment() throws IOException {
    try {
      int number = directory.nextSegment();
      endSegment();
      SegmentFile next = SegmentFile.create(disk, directory.segment(number), number);
      fill(next);
      segment = next;
      failing = false;
      return next;
    } catch (IOException e) {
      fail();
      throw e;
    }
  }

  private void fill(SegmentFile next) throws IOException {
    try {
      pages.moveTo(0);
      repeatSeries(next);
    } catch (IOException e) {
      next.close();
      disk.delete(directory.segment(next.number()));
      throw e;
    }
  }

  private void endSegment() throws IOException {
    SegmentFile ended = segment;
    if (ended == null) {
      return;
    }
    try {
      if (!failing) {
        pages.moveTo(ended.length());
        pages.endPage();
        write(ended);
        sync();
      }
    } finally {
      segment = null;
      ended.close();
    }
  }

  private void repeatSeries(SegmentFile next) throws IOException {
    echoes.clear();
    RepeatedSeries repeated = new RepeatedSeries(next);
    catalog.forEachLogged(repeated);
    records.end();
    repeated.write();
  }

  /** All living series at the start of a segment, written in portions. */
  private final class RepeatedSeries implements SeriesCatalog.Visitor {
    private final SegmentFile next;
    private @Nullable IOException failure;

    private RepeatedSeries(SegmentFile next) {
      this.next = next;
    }

    @Override
    public void series(long reference, Labels labels) {
      if (failure == null) {
        records.seriesAgain(reference, labels);
        if (pages.pending().length() > MOST_KEPT_BUFFER) {
          writePortion();
        }
      }
    }

    private void writePortion() {
      try {
        Wal.this.write(next);
        pages.moveTo(next.length());
      } catch (IOException e) {
        failure = e;
      }
    }

    private void write() throws IOException {
      if (failure != null) {
        throw failure;
      }
      Wal.this.write(next);
    }
  }

  private void write(SegmentFile to) throws IOException {
    ByteWriter pending = pages.pending();
    if (pending.length() == 0) {
      return;
    }
    long pagesBefore = to.length() / PageWriter.PAGE_BYTES;
    try {
      to.append(pending);
    } catch (IOException e) {
      to.cutOff();
      pending.clear();
      fail();
      throw e;
    }
    bytesWritten.add(pending.length());
    pageCompletions.add(to.length() / PageWriter.PAGE_BYTES - pagesBefore);
    pending.clear();
    pending.shrink(MOST_KEPT_BUFFER);
  }

  private void fail() {
    failing = true;
    failures.increment();
  }
}
