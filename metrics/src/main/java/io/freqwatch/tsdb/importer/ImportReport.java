package io.freqwatch.tsdb.importer;

import io.freqwatch.tsdb.block.BlockMeta;
import java.util.List;

/**
 * What an import brought.
 *
 * @param blocks the new blocks, by time
 * @param skipped what was left out, each with the reason
 */
public record ImportReport(List<BlockMeta> blocks, List<String> skipped) {
  public ImportReport {
    blocks = List.copyOf(blocks);
    skipped = List.copyOf(skipped);
  }

  public long samples() {
    return blocks.stream().mapToLong(block -> block.stats().samples()).sum();
  }
}
