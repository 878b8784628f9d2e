package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryReservation;
import io.freqwatch.storage.Queryable;
import java.util.List;

/** Asks the engine about one storage. Safe for use by many threads. */
public final class EngineQueries implements QueryFunction {
  private final Engine engine;
  private final Queryable storage;

  public EngineQueries(Engine engine, Queryable storage) {
    this.engine = engine;
    this.storage = storage;
  }

  @Override
  public List<Value.Sample> samples(String query, long timestampMillis) {
    try (QueryReservation reservation = engine.reserve()) {
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
