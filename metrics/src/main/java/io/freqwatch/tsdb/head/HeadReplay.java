package io.freqwatch.tsdb.head;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.ExemplarRing;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.ChunkEncoding;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.wal.RecordVisitor;
import io.freqwatch.tsdb.wal.WalReader;
import io.freqwatch.tsdb.wal.WalRepair;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a head back: chunks from {@code chunks_head}, then the samples of the log that are newer
 * than those of their series. A sample whose series was on a damaged page waits until the log names
 * the series again. Used once, by one thread.
 */
final class HeadReplay implements RecordVisitor {
  private static final Logger log = LoggerFactory.getLogger(HeadReplay.class);
  private static final int MOST_WAITING = 2_000_000;

  /** A sample of a series that is not known yet; a histogram where there is one. */
  private record Waiting(long timestampMillis, double value, List<FloatHistogram> histogram) {}

  private final SeriesTable table;
  private final ChunkAppender chunks;
  private final OutOfOrderHead late;
  private final HeadChunkFiles files;
  private final ExemplarRing exemplars;
  private final DeletedSpans deleted;
  private final long minValidMillis;
  private final Map<Long, FullChunks> mapped = new HashMap<>();
  private final Map<Long, List<Waiting>> waiting = new HashMap<>();
  private final Map<Long, List<TimeSpan>> waitingStones = new HashMap<>();
  private final List<String> damages = new ArrayList<>();
  private long mappedCount;
  private long waitingCount;
  private long samples;
  private long unknown;
  private long minMillis = Long.MAX_VALUE;
  private long maxMillis = Long.MIN_VALUE;

  HeadReplay(
      SeriesTable table,
      ChunkAppender chunks,
      OutOfOrderHead late,
      HeadChunkFiles files,
      ExemplarRing exemplars,
      DeletedSpans deleted,
      long minValidMillis) {
    this.table = table;
    this.chunks = chunks;
    this.late = late;
    this.files = files;
    this.exemplars = exemplars;
    this.deleted = deleted;
    this.minValidMillis = minValidMillis;
  }

  long minMillis() {
    return minMillis;
  }

  long maxMillis() {
    return maxMillis;
  }

  ReplayReport run(Disk disk, Path data) throws IOException {
    Path quarantine = data.resolve("quarantine");
    String damagedFile = files.readAll(this::mappedChunk, quarantine);
    if (damagedFile != null) {
      log.warn("damage in {}; its samples come from the log", damagedFile);
      damages.add(damagedFile);
    }
    WalReader.Result read = new WalReader(disk, data.resolve("wal")).read(this);
    repair(disk, quarantine, read);
    unknown += waitingCount;
    LateReplay lateReplay = new LateReplay(table, late);
    WalReader.Result lateRead = new WalReader(disk, data.resolve("wbl")).read(lateReplay);
    repair(disk, quarantine, lateRead);
    return new ReplayReport(
        read.records() + lateRead.records(),
        samples + lateReplay.samples(),
        mappedCount,
        unknown + lateReplay.unknown(),
        damages);
  }

  private void repair(Disk disk, Path quarantine, WalReader.Result read) {
    read.realDamages().forEach(damage -> log.warn("damage in {}", damage));
    read.realDamages().forEach(damage -> damages.add(damage.toString()));
    try {
      new WalRepair(disk, quarantine).repair(read.damages());
    } catch (IOException e) {
      log.warn("the damage is passed over and stays, it cannot be repaired: {}", e.toString());
    }
  }

  private void mappedChunk(
      long logReference, long min, long max, long place, int code, MemorySegment bytes) {
    try {
      Chunk chunk = Chunk.of(ChunkEncoding.of(code), bytes);
      FullChunks before = mapped.getOrDefault(logReference, FullChunks.NONE);
      if (max >= minValidMillis && (before.isEmpty() || before.lastMillis() < min)) {
        mapped.put(
            logReference,
            before.plus(
                min, max, place, chunk.encoding(), chunk.sampleCount(), (int) bytes.byteSize()));
        mappedCount++;
      }
    } catch (StorageException.Corrupt ignored) {
      // a form of chunk that we do not read; the log has its samples
      log.debug("chunk {} of {} is passed over", place, logReference);
    }
  }

  @Override
  public boolean knows(long logReference) {
    return table.rowInLog(logReference) >= 0;
  }

  @Override
  public void series(long logReference, Labels labels) {
    int row = table.replay(logReference, labels);
    FullChunks found = mapped.remove(logReference);
    if (found != null) {
      attach(table.page(row), row & SeriesPage.MASK, found);
    }
    List<Waiting> waited = waiting.remove(logReference);
    if (waited != null) {
      waitingCount -= waited.size();
      waited.forEach(sample -> append(row, sample));
    }
    waitingStones.getOrDefault(logReference, List.of()).forEach(span -> delete(row, span));
    waitingStones.remove(logReference);
  }

  private void attach(SeriesPage page, int at, FullChunks found) {
    FullChunks present = page.full[at];
    if (ChunkAppender.hasOpen(page, at)
        || present != null && present.lastMillis() >= found.firstMillis()) {
      return;
    }
    FullChunks all = present == null ? found : present.plus(found);
    page.full[at] = all;
    page.lastMillis[at] = all.lastMillis();
    page.lastValue[at] = lastValue(found);
    widen(all.firstMillis());
    widen(all.lastMillis());
  }

  private double lastValue(FullChunks found) {
    int last = found.count() - 1;
    MemorySegment bytes = files.view().chunk(found.place(last), found.byteCount(last));
    SampleIterator all = Chunk.of(found.encoding(last), bytes).samples();
    double value = StaleMarker.VALUE;
    for (SampleKind kind = all.next(); kind != SampleKind.NONE; kind = all.next()) {
      value = kind == SampleKind.FLOAT ? all.value() : all.histogram().sum();
    }
    return value;
  }

  @Override
  public void sample(long logReference, long timestampMillis, double value) {
    if (timestampMillis < minValidMillis) {
      return;
    }
    int row = table.rowInLog(logReference);
    if (row < 0) {
      await(logReference, new Waiting(timestampMillis, value, List.of()));
    } else {
      append(row, timestampMillis, value);
    }
  }

  @Override
  public void histogram(long logReference, long timestampMillis, FloatHistogram histogram) {
    if (timestampMillis < minValidMillis) {
      return;
    }
    Waiting sample = new Waiting(timestampMillis, histogram.sum(), List.of(histogram));
    int row = table.rowInLog(logReference);
    if (row < 0) {
      await(logReference, sample);
    } else {
      append(row, sample);
    }
  }

  private void await(long logReference, Waiting sample) {
    if (waitingCount < MOST_WAITING) {
      waitingCount++;
      waiting.computeIfAbsent(logReference, _ -> new ArrayList<>()).add(sample);
    } else {
      unknown++;
    }
  }

  private void append(int row, Waiting sample) {
    if (sample.histogram.isEmpty()) {
      append(row, sample.timestampMillis, sample.value);
      return;
    }
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    if (sample.timestampMillis > page.lastMillis[at]) {
      chunks.append(page, at, sample.timestampMillis, sample.histogram.getFirst());
      appended(sample.timestampMillis);
    }
  }

  private void append(int row, long timestampMillis, double value) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    if (timestampMillis <= page.lastMillis[at]) {
      return;
    }
    if (page.histograms[at] != null && StaleMarker.is(value)) {
      chunks.append(page, at, timestampMillis, StaleMarker.HISTOGRAM);
    } else {
      chunks.append(page, at, timestampMillis, value);
    }
    appended(timestampMillis);
  }

  private void appended(long timestampMillis) {
    samples++;
    widen(timestampMillis);
  }

  private void widen(long timestampMillis) {
    minMillis = Math.min(minMillis, timestampMillis);
    maxMillis = Math.max(maxMillis, timestampMillis);
  }

  @Override
  public void exemplar(long logReference, Exemplar exemplar) {
    int row = table.rowInLog(logReference);
    try {
      if (row >= 0) {
        exemplars.add(table.labelsOf(row), exemplar);
      }
    } catch (StorageException.OutOfOrderExemplar | StorageException.ExemplarTooLong ignored) {
      // two names in the log for one series may bring one twice
      log.debug("an exemplar of {} is passed over", logReference);
    }
  }

  @Override
  public void tombstone(long logReference, long fromMillis, long toMillis) {
    if (toMillis < minValidMillis) {
      return;
    }
    TimeSpan span = new TimeSpan(fromMillis, toMillis);
    int row = table.rowInLog(logReference);
    if (row >= 0) {
      delete(row, span);
    } else if (waitingStones.size() < MOST_WAITING) {
      waitingStones.computeIfAbsent(logReference, _ -> new ArrayList<>()).add(span);
    }
  }

  private void delete(int row, TimeSpan span) {
    deleted.add(table.page(row).reference[row & SeriesPage.MASK], span);
  }

  @Override
  public void metadata(long logReference, int type, String unit, String help) {}
}
