package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryOrigin;
import io.freqwatch.promql.engine.QueryReservation;
import io.freqwatch.storage.Queryable;
import java.util.List;

/** Asks the engine about one storage. Safe for use by many threads. */
public final class EngineQueries implements QueryFunction {
  private final Engine engine;
  private final Queryable storage;
  private final QueryOrigin origin;

  public EngineQueries(Engine engine, Queryable storage) {
    this(engine, storage, new QueryOrigin.Program());
  }

  private EngineQueries(Engine engine, Queryable storage, QueryOrigin origin) {
    this.engine = engine;
    this.storage = storage;
    this.origin = origin;
  }

  @Override
  public QueryFunction askedBy(String file, String group) {
    return new EngineQueries(engine, storage, new QueryOrigin.RuleGroup(file, group));
  }

  @Override
  public List<Value.Sample> samples(String query, long timestampMillis) {
    try (QueryReservation reservation = engine.reserve(origin)) {
      Value value =
          engine.instant(storage, query, timestampMillis, QueryOptions.NONE, reservation).value();
      return switch (value) {
        case Value.Vector vector -> vector.samples();
        case Value.Scalar scalar -> List.of(new Value.Sample(Labels.EMPTY, scalar.value(), null));
        case Value.Text _, Value.Matrix _ ->
            throw new PromqlException.Execution("rule result is not a vector or scalar");
      };
    }
  }
}
