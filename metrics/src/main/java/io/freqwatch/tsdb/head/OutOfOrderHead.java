package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleBatch;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The samples of the head that came out of order, within a window behind its newest one. They are
 * in a log of their own ({@code wbl}) and in small chunks in memory until they become blocks of
 * their own, which compaction then merges with the others.
 *
 * <p>{@link #cut} and {@link #forget} are for the maintenance thread and take the head's locks.
 * {@link #accept}, {@link #commit} and {@link #insert} are called under its write lock, {@link
 * #has} and {@link #chunks} at least under its read lock. All else is for any thread.
 */
public final class OutOfOrderHead {
  /** Beyond so many samples, some tens of megabytes, none is taken until blocks have them. */
  private static final long MOST_SAMPLES = 8_000_000;

  private final Head head;
  private final LateLog log;
  private final Map<Long, LateSamples> series = new HashMap<>();
  private final LongAdder appended = new LongAdder();
  private final LongAdder tooOld = new LongAdder();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong settledMillis = new AtomicLong(Long.MIN_VALUE);
  private final LongAdder unsettled = new LongAdder();
  private SampleBatch accepted = new SampleBatch();
  private volatile long windowMillis;

  OutOfOrderHead(Head head, LateLog log, Duration window) {
    this.head = head;
    this.log = log;
    this.windowMillis = window.toMillis();
  }

  /** How far behind the newest sample of the head others may come; zero takes none. */
  public void setWindow(Duration window) {
    windowMillis = window.toMillis();
  }

  /** How many samples wait for a block. */
  public long waiting() {
    return waiting.get();
  }

  /**
   * From now on a sample from before a time is a change of the past: the newest time less a margin,
   * and never earlier than before. Answers that time.
   */
  public long settle(long marginMillis) {
    long newest = head.newestMillis();
    long before = newest == Long.MIN_VALUE ? newest : newest - marginMillis;
    return settledMillis.accumulateAndGet(before, Math::max);
  }

  /** How often samples came late, or from before {@link #settle}. */
  public long pastChanges() {
    return appended.sum() + unsettled.sum();
  }

  /** Notes that samples were added in order, the oldest of this time; under the write lock. */
  void came(long oldestMillis) {
    if (oldestMillis < settledMillis.get()) {
      unsettled.increment();
    }
  }

  boolean isOpen() {
    return windowMillis > 0 && waiting.get() < MOST_SAMPLES;
  }

  /** The oldest time of the window. */
  long oldestMillis() {
    long newest = head.newestMillis();
    return newest == Long.MIN_VALUE ? newest : newest - windowMillis;
  }

  void refusedAsTooOld() {
    tooOld.increment();
  }

  boolean has(long reference) {
    return !series.isEmpty() && series.containsKey(reference);
  }

  /** What a series has, in chunks that may overlap each other. */
  List<TimedChunk> chunks(long reference) {
    LateSamples samples = series.get(reference);
    return samples == null ? List.of() : samples.chunks();
  }

  /**
   * Takes a sample that no longer fits behind the newest one of its series; {@link #commit} adds
   * it. One that is there already is passed over.
   *
   * @return false where it lies before the window, or the series has another value at its time
   */
  boolean accept(int row, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    if (!isOpen() || timestampMillis < oldestMillis()) {
      return false;
    }
    KnownSample known = head.reads().sampleAt(row, timestampMillis);
    if (known != null) {
      return known.is(value, histogram);
    }
    long reference = head.table().page(row).reference[row & SeriesPage.MASK];
    if (histogram == null) {
      accepted.add(reference, timestampMillis, value);
    } else {
      accepted.add(reference, timestampMillis, histogram);
    }
    return true;
  }

  /** Logs what was accepted, and adds it; how many samples that was. */
  int commit() {
    if (accepted.count() == 0) {
      return 0;
    }
    SampleBatch batch = accepted;
    accepted = new SampleBatch();
    log.write(batch);
    int added = 0;
    for (int i = 0; i < batch.count(); i++) {
      boolean isNew =
          insert(batch.reference(i), batch.timestampMillis(i), batch.value(i), batch.histogram(i));
      added += isNew ? 1 : 0;
    }
    appended.add(added);
    return added;
  }

  /** Adds a sample; false where the series has a late one of its time. */
  boolean insert(
      long reference, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    boolean added =
        series
            .computeIfAbsent(reference, _ -> new LateSamples())
            .add(timestampMillis, value, histogram);
    waiting.addAndGet(added ? 1 : 0);
    return added;
  }

  /** All that is here now, for blocks; it stays here until {@link #forget}. */
  public LateCut cut() throws IOException {
    AtomicReference<LateCut> cut = new AtomicReference<>(LateCut.NOTHING);
    head.locks()
        .committing(
            () -> {
              int nextSegment = log.cutSegment();
              cut.set(new LateCut(head.locks().writing(this::seal), nextSegment));
            });
    return cut.get();
  }

  private List<LateSeries> seal() {
    List<LateSeries> sealed = new ArrayList<>();
    series.forEach(
        (reference, samples) -> {
          samples.seal();
          int row = head.table().row(reference);
          sealed.add(
              new LateSeries(
                  reference,
                  head.table().labelsOf(row),
                  samples.chunks(),
                  head.deleted().of(reference)));
        });
    return sealed;
  }

  /** Forgets what blocks have now, here and in the log. */
  public void forget(LateCut cut) throws IOException {
    head.locks()
        .committing(
            () -> {
              head.locks().writing(() -> remove(cut.series()));
              log.removeBefore(cut.nextSegment());
            });
  }

  private boolean remove(List<LateSeries> gone) {
    for (LateSeries each : gone) {
      LateSamples samples = series.get(each.reference());
      if (samples != null) {
        waiting.addAndGet(-samples.removeFirst(each.chunks()));
      }
    }
    return series.values().removeIf(LateSamples::isEmpty);
  }

  /** Makes all that is committed last over a power loss. */
  void sync() throws IOException {
    log.sync();
  }

  OutOfOrderStatistics statistics() {
    return new OutOfOrderStatistics(appended.sum(), tooOld.sum(), waiting.get(), log.statistics());
  }

  void close() throws IOException {
    log.close();
  }
}
