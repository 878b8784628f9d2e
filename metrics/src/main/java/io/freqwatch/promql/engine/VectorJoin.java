package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.VectorMatching;
import io.freqwatch.promql.parse.VectorMatching.Cardinality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An operator between two vectors. Keeps the side that may have one series per signature, and lets
 * the series of the other side pass by it.
 */
final class VectorJoin {
  private final Query query;
  private final Evaluator evaluator;
  private final Binary binary;
  private final VectorMatching matching;
  private final ElementOperation operation;
  private final boolean swapped;

  /** Whether what the labels are matched by is all that the result has of them. */
  private final boolean keyIsResult;

  private final Map<Labels, Group> groups = new LinkedHashMap<>();
  private @Nullable Conflict conflict;

  /** The first two series of the kept side that share a signature, and at which steps any do. */
  private record Conflict(Labels key, StepSeries first, StepSeries second, boolean[] steps) {
    Conflict(Labels key, StepSeries first, StepSeries second) {
      this(key, first, second, new boolean[first.steps()]);
    }
  }

  /** The series of the kept side with one signature; at each step one of them at most. */
  private static final class Group {
    final Labels key;
    final List<StepSeries> ones = new ArrayList<>();
    final Map<Labels, boolean[]> used = new HashMap<>();
    final boolean[] met;

    /** Where one of them has a sample. */
    final boolean[] taken;

    Group(Labels key, int steps) {
      this.key = key;
      met = new boolean[steps];
      taken = new boolean[steps];
    }

    /** The first series that has a sample where another one has one too. */
    StepSeries first(StepSeries other) {
      return ones.stream()
          .filter(
              one -> IntStream.range(0, taken.length).anyMatch(at -> one.has(at) && other.has(at)))
          .findFirst()
          .orElseThrow();
    }

    void meet(StepSeries many) {
      for (int step = 0; step < met.length; step++) {
        met[step] |= many.has(step);
      }
    }
  }

  VectorJoin(Query query, Evaluator evaluator, Binary binary) {
    this.query = query;
    this.evaluator = evaluator;
    this.binary = binary;
    this.matching = requireNonNull(binary.matching(), "no matching");
    this.operation = new ElementOperation(binary, query.annotations());
    this.keyIsResult =
        matching.cardinality() == Cardinality.ONE_TO_ONE
            && matching.on()
            && matching.include().isEmpty()
            && !matching.labels().contains(Labels.METRIC_NAME);
    this.swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
  }

  void evaluate(TimeGrid grid, SeriesSink sink) {
    evaluator.vector(swapped ? binary.left() : binary.right(), grid, this::keep);
    Expression many = swapped ? binary.right() : binary.left();
    evaluator.vector(many, grid, series -> join(series, sink));
    Double fill = matching.fillLeft();
    if (fill != null) {
      groups.values().forEach(group -> fillMany(group, fill, sink));
    }
  }

  private void keep(StepSeries series) {
    query.budget().hold(series.steps());
    Labels key = MatchKeys.of(matching, series.labels());
    Group group = groups.computeIfAbsent(key, each -> new Group(each, series.steps()));
    requireApart(group, series);
    group.ones.add(series);
  }

  /** Two series of one signature are an error where the other side has a series at all. */
  private void requireApart(Group group, StepSeries series) {
    for (int step = 0; step < series.steps(); step++) {
      if (series.has(step)) {
        if (group.taken[step]) {
          conflict(group, series).steps()[step] = true;
        }
        group.taken[step] = true;
      }
    }
    if (conflict != null && matching.fillLeft() != null) {
      throw refusal(conflict);
    }
  }

  private Conflict conflict(Group group, StepSeries second) {
    if (conflict == null) {
      conflict = new Conflict(group.key, group.first(second), second);
    }
    return conflict;
  }

  private void requireNoConflict(StepSeries many) {
    for (int step = 0; conflict != null && step < many.steps(); step++) {
      if (conflict.steps()[step] && many.has(step)) {
        throw refusal(conflict);
      }
    }
  }

  private PromqlException refusal(Conflict found) {
    return new PromqlException.Execution(
        ("found duplicate series for the match group %s on the %s hand-side of the operation:"
                + " [%s, %s];many-to-many matching not allowed: matching labels must be unique"
                + " on one side")
            .formatted(
                LabelsText.of(found.key()),
                swapped ? "left" : "right",
                LabelsText.of(found.first().labels()),
                LabelsText.of(found.second().labels())));
  }

  private void join(StepSeries many, SeriesSink sink) {
    query.budget().work(many.steps());
    requireNoConflict(many);
    Labels key = MatchKeys.of(matching, many.labels());
    Group group = groups.get(key);
    Double fill = matching.fillRight();
    if (group == null && fill == null) {
      return;
    }
    if (group == null) {
      group = new Group(key, many.steps());
      groups.put(key, group);
    }
    if (matching.fillLeft() != null) {
      group.meet(many);
    }
    List<StepSeries> ones = List.copyOf(group.ones);
    for (StepSeries one : ones) {
      emit(pair(many, one, group), sink);
    }
    if (fill != null) {
      emit(pair(many, missing(group, ones, many, fill), group), sink);
    }
  }

  /** A series with the signature's labels and a fixed value where the side has none. */
  private static StepSeries missing(
      Group group, List<StepSeries> present, StepSeries where, double value) {
    StepSeries filled = new StepSeries(group.key, false, where.steps());
    for (int step = 0; step < where.steps(); step++) {
      int at = step;
      if (where.has(step) && present.stream().noneMatch(each -> each.has(at))) {
        filled.set(step, value);
      }
    }
    return filled;
  }

  private void fillMany(Group group, double value, SeriesSink sink) {
    for (StepSeries one : group.ones) {
      StepSeries many = new StepSeries(group.key, false, one.steps());
      for (int step = 0; step < one.steps(); step++) {
        if (one.has(step) && !group.met[step]) {
          many.set(step, value);
        }
      }
      emit(pair(many, one, group), sink);
    }
  }

  private static void emit(@Nullable StepSeries result, SeriesSink sink) {
    if (result != null && !result.isEmpty()) {
      sink.accept(result);
    }
  }

  private @Nullable StepSeries pair(StepSeries many, StepSeries one, Group group) {
    Labels labels = keyIsResult ? group.key : labels(many.labels(), one.labels());
    if (many.isDense() && one.isDense() && operation.isArithmetic()) {
      return arithmetic(labels, many, one, group);
    }
    StepSeries result = result(labels, many);
    boolean[] used = null;
    boolean oneToOne = matching.cardinality() == Cardinality.ONE_TO_ONE;
    for (int step = 0; step < many.steps(); step++) {
      if (many.has(step) && one.has(step) && (apply(many, one, result, step) || oneToOne)) {
        used = used == null ? used(group, labels, many.steps()) : used;
        requireUnique(used, step);
      }
    }
    return result;
  }

  /** Floats at all steps on both sides. */
  private StepSeries arithmetic(Labels labels, StepSeries many, StepSeries one, Group group) {
    boolean[] used = used(group, labels, many.steps());
    for (int step = 0; step < used.length; step++) {
      requireUnique(used, step);
    }
    StepSeries left = swapped ? one : many;
    StepSeries right = swapped ? many : one;
    return StepSeries.ofFloats(labels, false, operation.floats(left.floats(), right.floats()));
  }

  private StepSeries result(Labels labels, StepSeries many) {
    if (!binary.bool()) {
      return new StepSeries(
          labels, many.dropsName() && binary.operator().keepsName(), many.steps());
    }
    return query.unnamed(labels, many.steps());
  }

  private boolean apply(StepSeries many, StepSeries one, StepSeries result, int step) {
    StepSeries left = swapped ? one : many;
    StepSeries right = swapped ? many : one;
    return operation.apply(
        left.value(step),
        left.histogram(step),
        right.value(step),
        right.histogram(step),
        false,
        result,
        step);
  }

  /** One to one, a signature gives one sample; else each set of labels does. */
  private boolean[] used(Group group, Labels labels, int steps) {
    Labels named = binary.bool() ? Query.withoutMetadata(labels) : labels;
    Labels key = matching.cardinality() == Cardinality.ONE_TO_ONE ? Labels.EMPTY : named;
    return group.used.computeIfAbsent(key, _ -> new boolean[steps]);
  }

  private void requireUnique(boolean[] used, int step) {
    if (used[step]) {
      throw new PromqlException.Execution(
          matching.cardinality() == Cardinality.ONE_TO_ONE
              ? "multiple matches for labels: many-to-one matching must be explicit"
                  + " (group_left/group_right)"
              : "multiple matches for labels: grouping labels must ensure unique matches");
    }
    used[step] = true;
  }

  private Labels labels(Labels many, Labels one) {
    Labels labels = binary.operator().keepsName() ? many : Query.withoutMetadata(many);
    if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
      labels = matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
    }
    if (matching.include().isEmpty()) {
      return labels;
    }
    Labels.Builder builder = labels.toBuilder();
    for (String name : matching.include()) {
      builder.set(name, one.value(name));
    }
    return builder.build();
  }
}
