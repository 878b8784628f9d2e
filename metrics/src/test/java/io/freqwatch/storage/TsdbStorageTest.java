package io.freqwatch.storage;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.TsdbOptions;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;

class TsdbStorageTest extends StorageContract {
  @Override
  Storage create() {
    return open(clock);
  }

  @Override
  int readsWhileWriting() {
    return 200;
  }

  static Storage open(Clock clock) {
    try {
      return Tsdb.open(
          new SimulatedDisk(1),
          Path.of("/data"),
          TsdbOptions.DEFAULT
              .withRetention(RETENTION)
              .withHistoryRetention(RETENTION)
              .withSeriesLimit(SERIES_LIMIT),
          clock,
          new Random(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
