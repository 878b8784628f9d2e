package io.freqwatch.tsdb;

import java.io.IOException;

/** What a store does by itself, done when a test of another package says so. */
public final class TsdbUpkeep {
  private TsdbUpkeep() {}

  public static void maintain(Tsdb tsdb) {
    tsdb.maintain();
  }

  public static void sync(Tsdb tsdb) throws IOException {
    tsdb.sync();
  }

  /** Ends it as a kill does. */
  public static void abandon(Tsdb tsdb) {
    tsdb.abandon();
  }
}
