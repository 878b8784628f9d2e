package io.freqwatch.promql.testfile;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a value with what is expected. Each check gives what is wrong, or null. */
final class ResultCheck {
  private final EvalCommand command;
  private final Expectation expected;

  ResultCheck(EvalCommand command) {
    this.command = command;
    this.expected = command.expectation();
  }

  @Nullable String check(Value value) {
    return switch (value) {
      case Value.Scalar scalar -> scalar(scalar.value());
      case Value.Text text ->
          Objects.equals(expected.string, text.value())
              ? null
              : "expected the string " + expected.string + ", got " + text.value();
      case Value.Vector vector -> vector(vector);
      case Value.Matrix matrix -> matrix(matrix);
    };
  }

  private @Nullable String scalar(double value) {
    Double scalar = expected.scalar;
    if (scalar == null) {
      return "expected no scalar, got " + value;
    }
    return Sameness.same(scalar, value) ? null : "expected " + scalar + ", got " + value;
  }

  private @Nullable String vector(Value.Vector vector) {
    if (expected.scalar != null) {
      return "expected a scalar, got a vector";
    }
    Map<Labels, SeriesValue> wanted = new HashMap<>();
    List<Labels> order = new ArrayList<>();
    for (SeriesLine line : expected.series) {
      SeriesValue value = line.values().isEmpty() ? null : line.values().getFirst();
      if (value != null) {
        wanted.put(line.labels(), value);
        order.add(line.labels());
      }
    }
    List<Labels> found = vector.samples().stream().map(Value.Sample::labels).toList();
    if (expected.ordered && !order.equals(found)) {
      return "expected the order " + order + ", got " + found;
    }
    return samples(vector, wanted);
  }

  private static @Nullable String samples(Value.Vector vector, Map<Labels, SeriesValue> wanted) {
    for (Value.Sample sample : vector.samples()) {
      SeriesValue value = wanted.remove(sample.labels());
      if (value == null) {
        return "unexpected " + sample;
      }
      if (!Sameness.same(value, sample.value(), sample.histogram())) {
        return "expected %s, got %s for %s".formatted(text(value), text(sample), sample.labels());
      }
    }
    return wanted.isEmpty() ? null : "missing " + wanted.keySet();
  }

  private static String text(SeriesValue value) {
    return value.histogram() == null
        ? String.valueOf(value.value())
        : value.histogram() + " (" + value.histogram().counterResetHint() + ")";
  }

  private static String text(Value.Sample sample) {
    return text(new SeriesValue(sample.value(), sample.histogram()));
  }

  private @Nullable String matrix(Value.Matrix matrix) {
    Map<Labels, SeriesLine> wanted = new HashMap<>();
    for (SeriesLine line : expected.series) {
      if (line.values().stream().anyMatch(Objects::nonNull)) {
        wanted.put(line.labels(), line);
      }
    }
    Labels before = null;
    for (Value.Points points : matrix.series()) {
      if (before != null && Labels.ORDER.compare(before, points.labels()) >= 0) {
        return "the series are not in order: " + before + ", " + points.labels();
      }
      before = points.labels();
      SeriesLine line = wanted.remove(points.labels());
      String failure = line == null ? "unexpected " + points.labels() : points(line, points);
      if (failure != null) {
        return failure;
      }
    }
    return wanted.isEmpty() ? null : "missing " + wanted.keySet();
  }

  private @Nullable String points(SeriesLine line, Value.Points points) {
    long[] grid = expected.range;
    long start = grid == null ? command.startMillis() : grid[0];
    long step = grid == null ? command.stepMillis() : grid[2];
    int found = 0;
    for (int i = 0; i < line.values().size(); i++) {
      SeriesValue value = line.values().get(i);
      if (value == null) {
        continue;
      }
      long time = start + i * step;
      if (found >= points.size() || points.timestampsMillis()[found] != time) {
        return "expected %s at %d for %s".formatted(text(value), time, line.labels());
      }
      SeriesValue actual = new SeriesValue(points.values()[found], points.histogram(found));
      if (!Sameness.same(value, actual.value(), actual.histogram())) {
        return "expected %s at %d, got %s for %s"
            .formatted(text(value), time, text(actual), line.labels());
      }
      found++;
    }
    return found == points.size()
        ? null
        : "unexpected point at " + points.timestampsMillis()[found] + " for " + line.labels();
  }

  /** What is wrong with warnings and infos. */
  @Nullable String annotations(List<String> warnings, List<String> infos) {
    String failure =
        annotations("warning", warnings, expected.warns, expected.noWarning, expected.warnings);
    return failure != null
        ? failure
        : annotations("info", infos, expected.informs, expected.noInfo, expected.infos);
  }

  private static @Nullable String annotations(
      String kind, List<String> found, boolean some, boolean none, List<Expectation.Text> texts) {
    if (none && !found.isEmpty()) {
      return "unexpected " + kind + ": " + found;
    }
    if (some && found.isEmpty()) {
      return "expected " + (texts.isEmpty() ? "a " + kind : texts);
    }
    for (Expectation.Text text : texts) {
      if (found.stream().noneMatch(text::matches)) {
        return "expected the " + kind + " " + text.text() + ", got " + found;
      }
    }
    for (String each : found) {
      if (!texts.isEmpty() && texts.stream().noneMatch(text -> text.matches(each))) {
        return "unexpected " + kind + ": " + each;
      }
    }
    return null;
  }
}
