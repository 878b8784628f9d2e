package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.YamlValues;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code storage} of {@code prometheus.yml}. Used by one thread, once. */
final class StorageReader {
  private final Remarks remarks;

  StorageReader(Remarks remarks) {
    this.remarks = remarks;
  }

  /** How far behind the newest sample others may come. */
  Duration outOfOrderWindow(YamlMapping top) {
    Optional<YamlMapping> storage = top.mapping("storage");
    storage.ifPresent(this::readExemplars);
    Duration window =
        storage
            .flatMap(written -> written.mapping("tsdb"))
            .map(this::readTsdb)
            .orElse(Duration.ZERO);
    storage.ifPresent(YamlMapping::rejectUnknownKeys);
    return window;
  }

  private Duration readTsdb(YamlMapping tsdb) {
    Duration window = tsdb.duration("out_of_order_time_window").orElse(Duration.ZERO);
    tsdb.mapping("retention").ifPresent(StorageReader::readRetention);
    tsdb.rejectUnknownKeys();
    if (tsdb.has("retention")) {
      remarks.later(tsdb, "retention");
    }
    return window;
  }

  private static void readRetention(YamlMapping retention) {
    retention.duration("time");
    YamlValues.bytes(retention, "size");
    retention.rejectUnknownKeys();
  }

  private void readExemplars(YamlMapping storage) {
    storage
        .mapping("exemplars")
        .ifPresent(
            exemplars -> {
              exemplars.integer("max_exemplars", Long.MIN_VALUE, Long.MAX_VALUE);
              exemplars.rejectUnknownKeys();
              remarks.later(storage, "exemplars");
            });
  }
}
