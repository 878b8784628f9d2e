package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryReservation;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.RuleBackfill;
import io.freqwatch.storage.MergedQuerier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.tsdb.block.Block;
import java.util.List;

/** Asks the blocks of a data directory, which stay the caller's. Used by one thread. */
final class BlockRangeQueries implements RuleBackfill.RangeQueries {
  private final Queryable storage;
  private final Engine engine;

  BlockRangeQueries(List<Block> blocks, LanguageOptions language, Clock clock) {
    this.storage =
        (from, to) ->
            MergedQuerier.of(blocks.stream().map(block -> block.querier(from, to)).toList());
    EngineOptions options = EngineOptions.DEFAULT.withLanguage(language);
    this.engine = new Engine(options.withinHeap(Runtime.getRuntime().maxMemory()), clock);
  }

  @Override
  public List<Value.Points> range(String query, long startMillis, long endMillis, long stepMillis) {
    try (QueryReservation reservation = engine.reserve()) {
      return engine
          .range(storage, query, startMillis, endMillis, stepMillis, QueryOptions.NONE, reservation)
          .value()
          .series();
    }
  }
}
