package io.freqwatch.promql.testfile;

import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.Answer;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryReservation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query and the forms of it that must give the same: at other times with {@code @} in every
 * selector, and as the middle of a range.
 */
final class EvalRun {
  private static final long MINUTE_MILLIS = 60_000;

  /** What looks at the start, end or step of the query is another thing in a range. */
  private static final Pattern GRID_WORD = Pattern.compile("\\b(start|end|step|range)\\(\\)");

  private final Engine engine;
  private final LoadedStorage storage;
  private final EvalCommand command;
  private final ResultCheck check;

  EvalRun(Engine engine, LoadedStorage storage, EvalCommand command) {
    this.engine = engine;
    this.storage = storage;
    this.command = command;
    this.check = new ResultCheck(command);
  }

  /** What is wrong; null where nothing is. */
  @Nullable String failure() {
    try (QueryReservation memory = engine.reserve()) {
      Answer<? extends Value> answer =
          command.isRange()
              ? range(
                  command.query(),
                  command.startMillis(),
                  command.endMillis(),
                  command.stepMillis(),
                  memory)
              : instant(command.query(), command.startMillis(), memory);
      if (command.expectation().fails) {
        return "expected it to fail, got " + answer.value();
      }
      String failure = check.annotations(answer.warnings(), answer.infos());
      failure = failure == null ? check.check(answer.value()) : failure;
      return failure == null && !command.isRange() ? again(answer.value()) : failure;
    } catch (PromqlException e) {
      return failed(e);
    }
  }

  private @Nullable String failed(PromqlException e) {
    Expectation expected = command.expectation();
    if (!expected.fails) {
      return String.valueOf(e.getMessage());
    }
    Expectation.Text text = expected.failure;
    return text == null || text.matches(String.valueOf(e.getMessage()))
        ? null
        : "expected the failure " + text.text() + ", got " + e.getMessage();
  }

  private @Nullable String again(Value value) {
    if (value instanceof Value.Text) {
      return null;
    }
    String failure = asRange(command.query(), command.startMillis(), value);
    for (AtRewrite.Case each : AtRewrite.of(command.query(), command.startMillis())) {
      failure = failure == null ? again(each, value) : failure;
    }
    return failure;
  }

  private @Nullable String again(AtRewrite.Case rewritten, Value value) {
    String where = " (as " + rewritten.query() + " at " + rewritten.timeMillis() + ")";
    try (QueryReservation memory = engine.reserve()) {
      Value at = instant(rewritten.query(), rewritten.timeMillis(), memory).value();
      String failure = check.check(at);
      failure =
          failure == null ? asRange(rewritten.query(), rewritten.timeMillis(), value) : failure;
      return failure == null ? null : failure + where;
    } catch (PromqlException e) {
      return e.getMessage() + where;
    }
  }

  /** The moment as the middle one of a range of three. */
  private @Nullable String asRange(String query, long time, Value value) {
    boolean asksForGrid = GRID_WORD.matcher(query).find();
    if (value instanceof Value.Matrix || command.expectation().ordered || asksForGrid) {
      return null;
    }
    try (QueryReservation memory = engine.reserve()) {
      Value.Matrix matrix =
          range(query, time - MINUTE_MILLIS, time + MINUTE_MILLIS, MINUTE_MILLIS, memory).value();
      List<Value.Sample> samples = samplesAt(matrix, time);
      Value middle =
          value instanceof Value.Scalar && !samples.isEmpty()
              ? new Value.Scalar(time, samples.getFirst().value())
              : new Value.Vector(time, samples);
      String failure = check.check(middle);
      return failure == null ? null : failure + " (in a range)";
    } catch (PromqlException e) {
      return e.getMessage() + " (in a range)";
    }
  }

  private static List<Value.Sample> samplesAt(Value.Matrix matrix, long time) {
    List<Value.Sample> samples = new ArrayList<>();
    for (Value.Points points : matrix.series()) {
      for (int i = 0; i < points.size(); i++) {
        if (points.timestampsMillis()[i] == time) {
          samples.add(new Value.Sample(points.labels(), points.values()[i], points.histogram(i)));
        }
      }
    }
    return samples;
  }

  private Answer<Value> instant(String query, long time, QueryReservation memory) {
    return engine.instant(storage, query, time, QueryOptions.NONE, memory);
  }

  private Answer<Value.Matrix> range(
      String query, long start, long end, long step, QueryReservation memory) {
    return engine.range(storage, query, start, end, step, QueryOptions.NONE, memory);
  }
}
