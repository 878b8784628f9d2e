package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.model.RegexMatch;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** {@code label_replace} and {@code label_join}: other labels, the same values. */
final class LabelCalls {
  private static final int MOST_LENGTH = 16_384;

  private final Query query;
  private final Evaluator evaluator;

  LabelCalls(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  void evaluate(Call call, TimeGrid grid, SeriesSink sink) {
    List<Expression> arguments = call.arguments();
    String target = Calls.text(arguments, 1);
    boolean replaces = call.function().name().equals("label_replace");
    UnaryOperator<Labels> change = replaces ? replace(arguments) : join(arguments);
    requireName(target, "destination", call.function().name());
    SeriesMerge merge = new SeriesMerge(query.budget());
    evaluator.vector(
        arguments.getFirst(),
        grid,
        series -> {
          Labels labels = change.apply(series.labels());
          boolean named =
              target.equals(Labels.METRIC_NAME)
                  && (!replaces || isReplaced(arguments, series.labels()));
          merge.add(series.renamed(labels, series.dropsName() && !named));
        });
    merge.series().forEach(sink::accept);
  }

  private static void requireName(String name, String which, String function) {
    if (!isLabelName(name)) {
      throw new PromqlException.Execution(
          "invalid " + which + " label name in " + function + "(): " + name);
    }
  }

  /** Any text but the empty one; half surrogates stand for bytes that are no UTF-8. */
  static boolean isLabelName(String name) {
    return !name.isEmpty() && name.codePoints().noneMatch(LabelCalls::isHalfSurrogate);
  }

  private static boolean isHalfSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private UnaryOperator<Labels> replace(List<Expression> arguments) {
    String target = Calls.text(arguments, 1);
    String replacement = Calls.text(arguments, 2);
    String source = Calls.text(arguments, 3);
    String expression = Calls.text(arguments, 4);
    Regex regex = regex(expression);
    return labels -> {
      Optional<RegexMatch> match = regex.match(labels.value(source));
      if (match.isEmpty()) {
        return labels;
      }
      long groups = replacement.chars().filter(c -> c == '$').count();
      requireLength(replacement.length() + groups * labels.value(source).length());
      return with(labels, target, match.get().expand(replacement));
    };
  }

  private void requireLength(long most) {
    if (most > MOST_LENGTH) {
      throw new PromqlException.Execution(
          "the value of a label could get longer than %d characters".formatted(MOST_LENGTH));
    }
  }

  /** Texts can double in each call, so they count as memory. */
  private Labels with(Labels labels, String name, String value) {
    query.budget().holdBytes(value.length());
    query.budget().work(value.length());
    return labels.toBuilder().set(name, value).build();
  }

  private static boolean isReplaced(List<Expression> arguments, Labels labels) {
    return regex(Calls.text(arguments, 4)).matches(labels.value(Calls.text(arguments, 3)));
  }

  private static Regex regex(String expression) {
    try {
      return Regex.of(expression);
    } catch (IllegalArgumentException e) {
      throw new PromqlException.Execution(
          "invalid regular expression in label_replace(): " + expression);
    }
  }

  private UnaryOperator<Labels> join(List<Expression> arguments) {
    String target = Calls.text(arguments, 1);
    String separator = Calls.text(arguments, 2);
    List<String> sources =
        arguments.stream().skip(3).map(each -> Calls.text(List.of(each), 0)).toList();
    sources.forEach(source -> requireName(source, "source", "label_join"));
    return labels -> {
      long length = (long) separator.length() * sources.size();
      length += sources.stream().mapToLong(source -> labels.value(source).length()).sum();
      requireLength(length);
      return with(
          labels,
          target,
          sources.stream().map(labels::value).collect(Collectors.joining(separator)));
    };
  }
}
