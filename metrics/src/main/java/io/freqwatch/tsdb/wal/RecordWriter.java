package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;

/**
 * Puts entries into records, one after the other, as many of a kind as fit the page: so a damaged
 * page damages no record of another page. An entry larger than a page goes over several. Used by
 * one thread.
 */
final class RecordWriter {
  /** Below so much room a page is left as it is. */
  private static final int LEAST_ROOM = 64;

  private static final int NO_TYPE = -1;
  private static final int BASE_BYTES = 1 + 2 * Long.BYTES;
  private static final int MOST_DELTA_BYTES = 20;
  private static final int MOST_SAMPLE_BYTES = MOST_DELTA_BYTES + Double.BYTES;

  private final PageWriter pages;
  private final ByteWriter record = new ByteWriter();
  private final ByteWriter entry = new ByteWriter();
  private int type = NO_TYPE;
  private int room;
  private long baseReference;
  private long baseMillis;

  RecordWriter(PageWriter pages) {
    this.pages = pages;
  }

  void series(long reference, Labels labels) {
    series(RecordType.SERIES, reference, labels);
  }

  void seriesAgain(long reference, Labels labels) {
    series(RecordType.SERIES_AGAIN, reference, labels);
  }

  private void series(int seriesType, long reference, Labels labels) {
    entry.clear();
    entry.putLong(reference);
    entry.putLabels(labels);
    putEntry(seriesType);
  }

  void tombstone(long reference, long minMillis, long maxMillis) {
    entry.clear();
    entry.putLong(reference);
    entry.putVarint(minMillis);
    entry.putVarint(maxMillis);
    putEntry(RecordType.TOMBSTONES);
  }

  void metadata(long reference, int metricType, String unit, String help) {
    entry.clear();
    entry.putUvarint(reference);
    entry.putByte(metricType);
    entry.putUvarint(2);
    entry.putString("UNIT");
    entry.putString(unit);
    entry.putString("HELP");
    entry.putString(help);
    putEntry(RecordType.METADATA);
  }

  void sample(long reference, long timestampMillis, double value) {
    if (type != RecordType.SAMPLES || record.length() + MOST_SAMPLE_BYTES > room) {
      begin(RecordType.SAMPLES, reference, timestampMillis, MOST_SAMPLE_BYTES);
    }
    putDelta(reference, timestampMillis);
    record.putDouble(value);
  }

  void histogram(long reference, long timestampMillis, FloatHistogram histogram) {
    entry.clear();
    HistogramCodec.write(histogram, entry);
    putEntry(histogramType(histogram), reference, timestampMillis);
  }

  void exemplar(long reference, Exemplar exemplar) {
    entry.clear();
    entry.putDouble(exemplar.value());
    entry.putLabels(exemplar.labels());
    putEntry(RecordType.EXEMPLARS, reference, exemplar.timestampMillis());
  }

  /** Hands the last record to its page; to be called before the pages are written. */
  void end() {
    if (type != NO_TYPE) {
      pages.put(record);
    }
    type = NO_TYPE;
  }

  /** Forgets the record that was begun. */
  void drop() {
    type = NO_TYPE;
  }

  private static int histogramType(FloatHistogram histogram) {
    if (histogram.integerCounts()) {
      return histogram.hasCustomBuckets() ? RecordType.CUSTOM_HISTOGRAMS : RecordType.HISTOGRAMS;
    }
    return histogram.hasCustomBuckets()
        ? RecordType.CUSTOM_FLOAT_HISTOGRAMS
        : RecordType.FLOAT_HISTOGRAMS;
  }

  private void putEntry(int entryType) {
    if (type != entryType || record.length() + entry.length() > room) {
      begin(entryType, entry.length());
    }
    record.put(entry.array(), 0, entry.length());
  }

  private void putEntry(int entryType, long reference, long timestampMillis) {
    int needed = MOST_DELTA_BYTES + entry.length();
    if (type != entryType || record.length() + needed > room) {
      begin(entryType, reference, timestampMillis, needed);
    }
    putDelta(reference, timestampMillis);
    record.put(entry.array(), 0, entry.length());
  }

  private void putDelta(long reference, long timestampMillis) {
    record.putVarint(reference - baseReference);
    record.putVarint(timestampMillis - baseMillis);
  }

  private void begin(int newType, long reference, long timestampMillis, int needed) {
    begin(newType, BASE_BYTES + needed);
    baseReference = reference;
    baseMillis = timestampMillis;
    record.putLong(reference);
    record.putLong(timestampMillis);
  }

  private void begin(int newType, int needed) {
    end();
    boolean fitsAPage = needed < PageWriter.MOST_IN_PAGE;
    if (pages.room() < (fitsAPage ? Math.max(needed + 1, LEAST_ROOM) : LEAST_ROOM)) {
      pages.endPage();
    }
    room = pages.room();
    type = newType;
    record.clear();
    record.putByte(newType);
  }
}
