package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.StoreOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.tsdb.DiskOptions;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.TsdbOptions;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The samples in the data folder: {@code metrics/} is a Prometheus data directory. */
final class MetricsStore {
  private MetricsStore() {}

  /**
   * Opens the store; whoever calls starts and closes it.
   *
   * @throws CommandFailure where the folder cannot be read or written
   */
  static Tsdb open(FreqwatchOptions options, Clock clock) {
    Path folder = options.data().resolve("metrics");
    try {
      return Tsdb.open(Disk.local(), folder, tsdb(options), clock, new SecureRandom());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CHECK_FAILED, "cannot open the samples in " + folder + ": " + e);
    }
  }

  /** Where copies of the samples are laid. */
  static Path snapshots(FreqwatchOptions options) {
    return options.data().resolve("metrics").resolve("snapshots");
  }

  private static TsdbOptions tsdb(FreqwatchOptions options) {
    StoreOptions store = options.metrics().store();
    return TsdbOptions.DEFAULT
        .withRules(store.retentionRules())
        .withDisk(
            DiskOptions.DEFAULT
                .withQuarantineBytes(store.quarantineBytes())
                .withMergedBytesPerSecond(store.mergedBytesPerSecond()))
        .withRetention(options.metrics().retention())
        .withSizeLimitBytes(options.metrics().retentionBytes())
        .withSeriesLimit(options.limits().storageSeries());
  }
}
