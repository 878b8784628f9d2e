package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Matcher;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.web.prometheus.StoreAdministration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** The store as an administrator sees it over HTTP. */
final class StoreAdmin implements StoreAdministration {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'-").withZone(ZoneOffset.UTC);

  private final Tsdb store;
  private final Path snapshots;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param snapshots the folder for snapshots, on the disk of the samples
   */
  StoreAdmin(Tsdb store, Path snapshots, Clock clock, RandomGenerator random) {
    this.store = store;
    this.snapshots = snapshots;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public long damages() {
    return store.details().damages();
  }

  @Override
  public int logSegment() {
    return store.details().head().wal().currentSegment();
  }

  @Override
  public List<BlockMeta> blocks() {
    return store.blocks();
  }

  @Override
  public void delete(long minMillis, long maxMillis, Matcher... matchers) throws IOException {
    store.delete(List.of(matchers), minMillis, maxMillis);
  }

  @Override
  public void cleanTombstones() throws IOException {
    store.cleanTombstones();
  }

  @Override
  public String snapshot(boolean skipHead) throws IOException {
    String name = NAME.format(clock.now()) + HexFormat.of().toHexDigits(random.nextLong());
    store.snapshot(snapshots.resolve(name), !skipHead);
    return name;
  }
}
