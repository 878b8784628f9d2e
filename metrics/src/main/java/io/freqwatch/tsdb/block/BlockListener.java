package io.freqwatch.tsdb.block;

import java.nio.file.Path;

/** Is told what happened to blocks, for logs and metrics. Called from the thread that found it. */
public interface BlockListener {
  /**
   * A damaged block was moved aside.
   *
   * @param from where it was
   * @param to where it is now
   * @param reason what is wrong with which file
   */
  void quarantined(Path from, Path to, String reason);

  /** A block could not be opened, moved or deleted; it stays where it is. */
  void failed(Path block, String reason);
}
