package io.freqwatch.promql.differential;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryReservation;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.storage.Queryable;

/** Our engine on a store, with the flags that the other side has. */
final class OurSide {
  private final Engine engine =
      new Engine(
          EngineOptions.DEFAULT.withLanguage(new LanguageOptions(true, false, false)),
          Clock.system());
  private final Queryable storage;

  OurSide(Queryable storage) {
    this.storage = storage;
  }

  Outcome ask(Question question) {
    try (QueryReservation reservation = engine.reserve()) {
      return question.isInstant()
          ? Outcome.of(
              engine
                  .instant(
                      storage,
                      question.query(),
                      question.startMillis(),
                      QueryOptions.NONE,
                      reservation)
                  .value())
          : Outcome.of(
              engine
                  .range(
                      storage,
                      question.query(),
                      question.startMillis(),
                      question.endMillis(),
                      question.stepMillis(),
                      QueryOptions.NONE,
                      reservation)
                  .value());
    } catch (PromqlException refused) {
      return Outcome.failed(String.valueOf(refused.getMessage()));
    }
  }
}
