package io.freqwatch.web.prometheus;

import io.freqwatch.model.Matcher;
import io.freqwatch.tsdb.block.BlockMeta;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is asked to do. */
final class RecordedAdministration implements StoreAdministration {
  final List<String> done = new CopyOnWriteArrayList<>();

  @Override
  public long damages() {
    return 2;
  }

  @Override
  public int logSegment() {
    return 7;
  }

  @Override
  public List<BlockMeta> blocks() {
    String ulid = "01JD0000000000000000000000";
    return List.of(
        new BlockMeta(
            ulid,
            1_000,
            2_000,
            new BlockMeta.Stats(3, 2, 1, 4, 5, 6),
            new BlockMeta.Compaction(
                2, List.of(ulid), List.of(new BlockMeta.Parent(ulid, 1, 2)), List.of("hint"))));
  }

  @Override
  public void delete(long minMillis, long maxMillis, Matcher... matchers) {
    done.add("delete " + minMillis + " " + maxMillis + " " + Arrays.toString(matchers));
  }

  @Override
  public void cleanTombstones() {
    done.add("clean");
  }

  @Override
  public String snapshot(boolean skipHead) {
    done.add("snapshot " + skipHead);
    return "20260102T030405Z-0123456789abcdef";
  }
}
