package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes {@code checkpoint.N}: what is still needed of the checkpoint before and of the segments up
 * to N, as segments of the same form. It becomes valid as a whole, by a rename.
 */
final class Checkpoint {
  private static final int PORTION_BYTES = 1 << 20;

  private final Disk disk;
  private final WalDirectory directory;
  private final WalOptions options;
  private final SeriesCatalog catalog;

  Checkpoint(Disk disk, WalDirectory directory, WalOptions options, SeriesCatalog catalog) {
    this.disk = disk;
    this.directory = directory;
    this.options = options;
    this.catalog = catalog;
  }

  void write(int lastSegment, long minMillis) throws IOException {
    directory.removeUnfinishedCheckpoints();
    Path finished = directory.checkpoint(lastSegment);
    Path unfinished = finished.resolveSibling(finished.getFileName() + ".tmp");
    disk.createDirectories(unfinished);
    try (Copy copy = new Copy(unfinished, minMillis)) {
      new WalReader(disk, directory.path()).read(copy, lastSegment);
      copy.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    disk.syncDirectory(unfinished);
    disk.deleteTree(finished);
    disk.rename(unfinished, finished);
    disk.syncDirectory(directory.path());
  }

  /** Takes records and writes those that are needed, each series before its first entry. */
  private final class Copy implements RecordVisitor, AutoCloseable {
    private final WalDirectory target;
    private final long minMillis;
    private final PageWriter pages = new PageWriter(options.compression());
    private final RecordWriter records = new RecordWriter(pages);
    private final Set<Long> written = new HashSet<>();
    private SegmentFile segment;

    private Copy(Path unfinished, long minMillis) throws IOException {
      this.target = new WalDirectory(disk, unfinished);
      this.minMillis = minMillis;
      this.segment = SegmentFile.create(disk, target.segment(0), 0);
    }

    @Override
    public void series(long reference, Labels labels) {
      isNeeded(reference);
    }

    @Override
    public void sample(long reference, long timestampMillis, double value) {
      if (timestampMillis >= minMillis && isNeeded(reference)) {
        records.sample(reference, timestampMillis, value);
        writeWhereMuch();
      }
    }

    @Override
    public void histogram(long reference, long timestampMillis, FloatHistogram histogram) {
      if (timestampMillis >= minMillis && isNeeded(reference)) {
        records.histogram(reference, timestampMillis, histogram);
        writeWhereMuch();
      }
    }

    @Override
    public void exemplar(long reference, Exemplar exemplar) {
      if (exemplar.timestampMillis() >= minMillis && isNeeded(reference)) {
        records.exemplar(reference, exemplar);
        writeWhereMuch();
      }
    }

    @Override
    public void tombstone(long reference, long from, long to) {
      if (to >= minMillis && isNeeded(reference)) {
        records.tombstone(reference, from, to);
      }
    }

    @Override
    public void metadata(long reference, int type, String unit, String help) {
      if (isNeeded(reference)) {
        records.metadata(reference, type, unit, help);
        writeWhereMuch();
      }
    }

    private boolean isNeeded(long reference) {
      if (written.contains(reference)) {
        return true;
      }
      Labels labels = catalog.labels(reference);
      if (labels == null) {
        return false;
      }
      written.add(reference);
      records.series(reference, labels);
      writeWhereMuch();
      return true;
    }

    private void writeWhereMuch() {
      if (pages.pending().length() >= PORTION_BYTES) {
        writePortion();
      }
    }

    private void writePortion() {
      try {
        records.end();
        segment.append(pages.pending());
        if (segment.length() >= options.segmentBytes()) {
          endSegment();
          int next = segment.number() + 1;
          segment = SegmentFile.create(disk, target.segment(next), next);
        }
        pages.moveTo(segment.length());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void endSegment() throws IOException {
      segment.sync();
      segment.close();
    }

    private void finish() throws IOException {
      writePortion();
      segment.sync();
    }

    @Override
    public void close() throws IOException {
      segment.close();
    }
  }
}
