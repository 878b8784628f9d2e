package io.freqwatch.tsdb;

import io.freqwatch.model.Matcher;
import io.freqwatch.storage.MergedQuerier;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.head.Head;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads head, history that no block has yet, and blocks as one. Each question goes to the head
 * first: what leaves the head is in a block by then, so a block that comes in between can show
 * samples twice, which merging undoes, and none can be missed.
 */
final class TsdbQuerier implements Querier {
  private final Head head;
  private final History history;
  private final BlockSet blocks;
  private final long minMillis;
  private final long maxMillis;
  private final List<Querier> opened = new ArrayList<>();

  TsdbQuerier(Head head, History history, BlockSet blocks, long minMillis, long maxMillis) {
    this.head = head;
    this.history = history;
    this.blocks = blocks;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    if (isHeadAlone()) {
      SeriesSet found = head.querier(minMillis, maxMillis).select(sorted, matchers);
      if (isHeadAlone()) {
        return found;
      }
    }
    return all().select(sorted, matchers);
  }

  @Override
  public SeriesSet selectNewest(Matcher... matchers) {
    if (isHeadAlone()) {
      SeriesSet found = head.querier(minMillis, maxMillis).selectNewest(matchers);
      if (isHeadAlone()) {
        return found;
      }
    }
    return all().select(false, matchers);
  }

  @Override
  public long heldSeries(Matcher... matchers) {
    return head.querier(minMillis, maxMillis).heldSeries(matchers);
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    return all().labelNames(matchers);
  }

  @Override
  public List<String> labelValues(String name, Matcher... matchers) {
    return all().labelValues(name, matchers);
  }

  private boolean isHeadAlone() {
    return history.isEmpty()
        && blocks.blocks().stream()
            .noneMatch(
                block -> block.firstMillis() <= maxMillis && block.lastMillis() >= minMillis);
  }

  private Querier all() {
    return MergedQuerier.of(
        List.of(
            head.querier(minMillis, maxMillis),
            history.querier(minMillis, maxMillis),
            new AskedBlocks()));
  }

  @Override
  public void close() {
    opened.forEach(Querier::close);
  }

  /** The blocks that are there when they are asked; open until the whole querier is closed. */
  private final class AskedBlocks implements Querier {
    @Override
    public SeriesSet select(boolean sorted, Matcher... matchers) {
      return open().select(sorted, matchers);
    }

    @Override
    public List<String> labelNames(Matcher... matchers) {
      return open().labelNames(matchers);
    }

    @Override
    public List<String> labelValues(String name, Matcher... matchers) {
      return open().labelValues(name, matchers);
    }

    private Querier open() {
      Querier querier = blocks.querier(minMillis, maxMillis);
      opened.add(querier);
      return querier;
    }

    @Override
    public void close() {}
  }
}
