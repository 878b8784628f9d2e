package io.freqwatch.tsdb.wal;

/** The first byte of a record (Prometheus tsdb/record). Records of other types are passed over. */
final class RecordType {
  static final int SERIES = 1;
  static final int SAMPLES = 2;
  static final int TOMBSTONES = 3;
  static final int EXEMPLARS = 4;
  static final int METADATA = 6;
  static final int HISTOGRAMS = 7;
  static final int FLOAT_HISTOGRAMS = 8;
  static final int CUSTOM_HISTOGRAMS = 9;
  static final int CUSTOM_FLOAT_HISTOGRAMS = 10;

  /**
   * Ours: series that are in the log already, once more, so that no damaged page can orphan their
   * samples. Prometheus passes over it; a second record of type {@link #SERIES} would make it
   * forget the samples it has replayed of the series.
   */
  static final int SERIES_AGAIN = 0xf1;

  /** Ours: what stands where something damaged was. */
  static final int BLANK = 0xff;

  private RecordType() {}
}
