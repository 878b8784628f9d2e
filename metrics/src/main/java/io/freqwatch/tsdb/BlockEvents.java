package io.freqwatch.tsdb;

import io.freqwatch.tsdb.block.BlockListener;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what happens to blocks. */
final class BlockEvents implements BlockListener {
  private static final Logger log = LoggerFactory.getLogger(BlockEvents.class);

  final LongAdder quarantined = new LongAdder();
  final LongAdder failures = new LongAdder();

  @Override
  public void quarantined(Path from, Path to, String reason) {
    quarantined.increment();
    log.warn("damaged block {} is moved to {}: {}", from, to.getFileName(), reason);
  }

  @Override
  public void failed(Path block, String reason) {
    failures.increment();
    log.warn("block {} {}", block, reason);
  }
}
