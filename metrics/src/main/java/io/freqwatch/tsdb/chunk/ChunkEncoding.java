package io.freqwatch.tsdb.chunk;

import io.freqwatch.storage.StorageException;

/** How samples are put into bits, with the code that stands for it on disk. */
public enum ChunkEncoding {
  /** Floats (Gorilla, VLDB 2015, with wider steps of time). */
  XOR(1, "XOR"),
  /** Native histograms with integer counts. */
  HISTOGRAM(2, "histogram"),
  /** Native histograms with float counts. */
  FLOAT_HISTOGRAM(3, "floathistogram"),
  /** Floats as Prometheus 3.14 may write them; we read it and never write it. */
  XOR2(4, "XOR2");

  private final int code;
  private final String label;

  ChunkEncoding(int code, String label) {
    this.code = code;
    this.label = label;
  }

  public int code() {
    return code;
  }

  /** The name that Prometheus' tools print. */
  public String label() {
    return label;
  }

  /**
   * @throws StorageException.Corrupt for a code that stands for none
   */
  public static ChunkEncoding of(int code) {
    return switch (code) {
      case 1 -> XOR;
      case 2 -> HISTOGRAM;
      case 3 -> FLOAT_HISTOGRAM;
      case 4 -> XOR2;
      default ->
          throw new StorageException.Corrupt(
              "chunk encoding " + code + " is unknown, expected 1, 2, 3 or 4");
    };
  }
}
