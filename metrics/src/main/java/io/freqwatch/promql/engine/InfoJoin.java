package io.freqwatch.promql.engine;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code info}: adds the labels of info series, {@code target_info} unless told otherwise, to the
 * series of the same instance and job, as they were when the samples were taken.
 */
final class InfoJoin {
  private static final List<String> IDENTIFYING = List.of("instance", "job");

  private final Query query;
  private final Evaluator evaluator;

  InfoJoin(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  /** What the second argument asks for. */
  private record Wanted(List<Matcher> names, List<Matcher> data) {
    static Wanted of(Call call) {
      List<Matcher> all =
          call.arguments().size() < 2
              ? List.of()
              : ((VectorSelector) call.arguments().get(1)).matchers();
      List<Matcher> names =
          all.stream().filter(each -> each.name().equals(Labels.METRIC_NAME)).toList();
      return new Wanted(
          names.isEmpty()
              ? List.of(Matcher.equal(Labels.METRIC_NAME, "target_info"))
              : named(names),
          all.stream().filter(each -> !each.name().equals(Labels.METRIC_NAME)).toList());
    }

    /** What is only said not to be asked for must at least be named as info series are. */
    private static List<Matcher> named(List<Matcher> names) {
      List<Matcher> all = new ArrayList<>(names);
      if (names.stream().noneMatch(Wanted::isPositive)) {
        all.add(new Matcher(Matcher.Type.REGEX, Labels.METRIC_NAME, ".+_info"));
      }
      return all;
    }

    private static boolean isPositive(Matcher matcher) {
      return matcher.type() == Matcher.Type.EQUAL || matcher.type() == Matcher.Type.REGEX;
    }

    boolean isInfo(Labels labels) {
      return names.stream().allMatch(each -> each.matches(labels));
    }

    Matcher[] selector() {
      List<Matcher> matchers = new ArrayList<>(names);
      matchers.addAll(data);
      return matchers.toArray(Matcher[]::new);
    }

    boolean takes(String label) {
      return data.isEmpty() || data.stream().anyMatch(each -> each.name().equals(label));
    }

    boolean needsMatch() {
      return data.stream().anyMatch(each -> !each.matches(""));
    }

    Set<String> names(List<InfoSeries> infos) {
      return infos.stream().map(each -> each.labels().metricName()).collect(Collectors.toSet());
    }
  }

  void evaluate(Call call, TimeGrid grid, SeriesSink sink) {
    Wanted wanted = Wanted.of(call);
    Expression vector = Calls.first(call);
    long[] times = new InfoTimes(query).of(vector, grid);
    Map<Labels, List<InfoSeries>> infos = new LinkedHashMap<>();
    for (InfoSeries info : InfoSeries.read(query, wanted.selector(), times)) {
      Labels key = info.labels().only(IDENTIFYING);
      infos.computeIfAbsent(key, _ -> new ArrayList<>()).add(info);
    }
    SeriesMerge merge = new SeriesMerge(query.budget());
    evaluator.vector(
        vector,
        grid,
        series -> {
          if (wanted.isInfo(series.labels())) {
            merge.add(series);
          } else {
            Labels key = series.labels().only(IDENTIFYING);
            enrich(series, infos.getOrDefault(key, List.of()), wanted).forEach(merge::add);
          }
        });
    merge.series().forEach(sink::accept);
  }

  private List<StepSeries> enrich(StepSeries series, List<InfoSeries> infos, Wanted wanted) {
    Map<Labels, StepSeries> results = new LinkedHashMap<>();
    for (int step = 0; step < series.steps(); step++) {
      if (!series.has(step)) {
        continue;
      }
      Labels labels = labels(series.labels(), infos, wanted, step);
      if (labels != null) {
        results
            .computeIfAbsent(
                labels, each -> new StepSeries(each, series.dropsName(), series.steps()))
            .copy(step, series, step);
      }
    }
    return List.copyOf(results.values());
  }

  /** Null where the sample is to be left out. */
  private static @Nullable Labels labels(
      Labels base, List<InfoSeries> infos, Wanted wanted, int step) {
    Labels.Builder added = Labels.builder();
    boolean found = false;
    for (String name : new TreeSet<>(wanted.names(infos))) {
      InfoSeries newest = newest(infos, name, step);
      if (newest != null) {
        found = true;
        add(added, newest.labels(), wanted);
      }
    }
    if (!found) {
      return wanted.needsMatch() ? null : base;
    }
    Labels.Builder labels = added.build().toBuilder();
    base.forEach(label -> labels.set(label.name(), label.value()));
    return labels.build();
  }

  private static void add(Labels.Builder added, Labels info, Wanted wanted) {
    for (Label label : info) {
      boolean data =
          !label.name().equals(Labels.METRIC_NAME) && !IDENTIFYING.contains(label.name());
      if (data && wanted.takes(label.name())) {
        String known = added.value(label.name());
        if (!known.isEmpty() && !known.equals(label.value())) {
          throw new PromqlException.Execution("conflicting label: " + label.name());
        }
        added.set(label.name(), label.value());
      }
    }
  }

  private static @Nullable InfoSeries newest(List<InfoSeries> infos, String name, int step) {
    InfoSeries newest = null;
    for (InfoSeries info : infos) {
      boolean candidate = info.labels().metricName().equals(name) && info.isPresent(step);
      if (candidate && (newest == null || info.timeMillis(step) > newest.timeMillis(step))) {
        newest = info;
      }
    }
    return newest;
  }
}
