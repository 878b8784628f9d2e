package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.parse.Aggregator;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates one query and makes a value of what comes out. Used by the thread of the query. */
final class Evaluation {
  private static final @Nullable FloatHistogram[] NO_HISTOGRAMS = {};

  private final Query query;
  private final long[] times;
  private final PointsBuilder points = new PointsBuilder();
  private final Evaluator evaluator;

  Evaluation(Query query) {
    this.query = query;
    this.times = query.grid().times();
    this.evaluator = new Evaluator(query);
  }

  /** The value at the only moment. */
  Value instant(Expression expression) {
    TimeGrid grid = query.grid();
    long now = grid.startMillis();
    return switch (expression.type()) {
      case SCALAR -> new Value.Scalar(now, evaluator.scalar(expression, grid)[0]);
      case STRING -> new Value.Text(now, text(expression));
      case VECTOR -> new Value.Vector(now, samples(expression));
      case MATRIX -> new Value.Matrix(window(expression));
    };
  }

  /** The values at all moments, for a scalar or an instant vector. */
  Value.Matrix range(Expression expression) {
    TimeGrid grid = query.grid();
    return switch (expression.type()) {
      case SCALAR ->
          new Value.Matrix(
              List.of(points(StepSeries.ofScalar(evaluator.scalar(expression, grid)))));
      case VECTOR -> {
        List<Value.Points> series = new ArrayList<>();
        collect(expression).forEach(each -> series.add(points(each)));
        series.sort(Comparator.comparing(Value.Points::labels, Labels.ORDER));
        yield new Value.Matrix(series);
      }
      case STRING, MATRIX ->
          throw new PromqlException.Invalid(
              "invalid expression type \"%s\" for range query, must be Scalar or instant Vector"
                  .formatted(expression.type().documented()));
    };
  }

  private static String text(Expression expression) {
    return RangeReader.unwrapped(expression) instanceof StringLiteral literal
        ? literal.value()
        : "";
  }

  private List<Value.Sample> samples(Expression expression) {
    List<Value.Sample> samples = new ArrayList<>();
    for (StepSeries series : collect(expression)) {
      samples.add(new Value.Sample(series.labels(), series.value(0), series.histogram(0)));
    }
    if (!isOrdered(expression)) {
      samples.sort(Comparator.comparing(Value.Sample::labels, Labels.ORDER));
    }
    return samples;
  }

  /** Whether the query itself says in which order its series come. */
  private static boolean isOrdered(Expression expression) {
    return switch (expression) {
      case Parentheses parentheses -> isOrdered(parentheses.inner());
      case Call call -> call.function().name().startsWith("sort");
      case Aggregation aggregation ->
          aggregation.aggregator() == Aggregator.TOPK
              || aggregation.aggregator() == Aggregator.BOTTOMK;
      case Expression.NumberLiteral _,
          StringLiteral _,
          Expression.VectorSelector _,
          Expression.MatrixSelector _,
          Expression.Subquery _,
          Expression.Binary _,
          Expression.Unary _ ->
          false;
    };
  }

  /** All series with their names dropped where that was put off. */
  private Iterable<StepSeries> collect(Expression expression) {
    SeriesMerge merge = new SeriesMerge(query.budget());
    evaluator.vector(
        expression,
        query.grid(),
        series -> {
          if (!series.isEmpty()) {
            merge.add(
                series.dropsName()
                    ? series.renamed(Query.withoutMetadata(series.labels()), false)
                    : series);
          }
        });
    return merge.series();
  }

  /** Series without gaps share the times of the steps and keep their array of values. */
  private Value.Points points(StepSeries series) {
    if (series.isDense()) {
      return new Value.Points(series.labels(), times, series.floats(), NO_HISTOGRAMS);
    }
    for (int step = 0; step < series.steps(); step++) {
      if (series.has(step)) {
        FloatHistogram histogram = series.histogram(step);
        if (histogram == null) {
          points.add(times[step], series.value(step));
        } else {
          points.add(times[step], histogram);
        }
      }
    }
    return points.take(series.labels());
  }

  /** All samples of the range before the only moment. */
  private List<Value.Points> window(Expression expression) {
    List<Value.Points> found = new ArrayList<>();
    new RangeReader(query, evaluator)
        .read(
            expression,
            query.grid(),
            (labels, dropName, samples) -> {
              query.budget().hold(samples.size());
              query.budget().counts().add(1, 0, samples.size());
              found.add(points(dropName ? Query.withoutMetadata(labels) : labels, samples));
            });
    found.sort(Comparator.comparing(Value.Points::labels, Labels.ORDER));
    return found;
  }

  private Value.Points points(Labels labels, SampleBuffer samples) {
    for (int i = 0; i < samples.size(); i++) {
      FloatHistogram histogram = samples.histogram(i);
      if (histogram == null) {
        points.add(samples.time(i), samples.value(i));
      } else {
        points.add(samples.time(i), histogram);
      }
    }
    return points.take(labels);
  }
}
