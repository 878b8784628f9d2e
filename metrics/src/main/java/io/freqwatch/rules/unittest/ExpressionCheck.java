package io.freqwatch.rules.unittest;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.testfile.SeriesLine;
import io.freqwatch.promql.testfile.SeriesValue;
import io.freqwatch.promql.testfile.TestFileException;
import io.freqwatch.rules.QueryFunction;
import io.freqwatch.rules.unittest.UnitTest.ExpectedSample;
import io.freqwatch.rules.unittest.UnitTest.ExpressionCase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what an expression gives with what is expected, to the bit or nearly so. */
final class ExpressionCheck {
  private static final Comparator<Value.Sample> ORDER =
      Comparator.comparing(Value.Sample::labels, Labels.ORDER);

  private final boolean fuzzy;
  private final UnitTest test;
  private final ExpressionCase one;

  ExpressionCheck(UnitTestFile file, UnitTest test, ExpressionCase one) {
    this.fuzzy = file.fuzzy();
    this.test = test;
    this.one = one;
  }

  Optional<String> failure(QueryFunction queries) {
    try {
      long at = test.startMillis() + one.at().toMillis();
      List<Value.Sample> found =
          queries.samples(one.expression(), at).stream().sorted(ORDER).toList();
      List<Value.Sample> expected =
          one.expected().stream().map(ExpressionCheck::expected).sorted(ORDER).toList();
      return same(expected, found)
          ? Optional.empty()
          : Optional.of(
              head()
                  + ",\n        exp: %s%n        got: %s".formatted(text(expected), text(found)));
    } catch (PromqlException | TestFileException e) {
      return Optional.of(head() + ", err: " + e.getMessage());
    }
  }

  private String head() {
    return "    expr: %s, time: %s"
        .formatted(GoQuote.quote(one.expression()), UnitTestRun.text(one.at()));
  }

  private static Value.Sample expected(ExpectedSample sample) {
    Labels labels = SeriesLine.parse(sample.labels() + " 0").labels();
    return new Value.Sample(labels, sample.value(), histogram(sample.histogram()));
  }

  private static @Nullable FloatHistogram histogram(String notation) {
    if (notation.isEmpty()) {
      return null;
    }
    List<@Nullable SeriesValue> values = SeriesLine.parse("{} " + notation).values();
    SeriesValue value = values.isEmpty() ? null : values.getFirst();
    return value == null ? null : value.histogram();
  }

  private boolean same(List<Value.Sample> expected, List<Value.Sample> found) {
    boolean same = expected.size() == found.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same = same(expected.get(i), found.get(i));
    }
    return same;
  }

  private boolean same(Value.Sample expected, Value.Sample found) {
    if (!expected.labels().equals(found.labels())) {
      return false;
    }
    FloatHistogram wanted = expected.histogram();
    FloatHistogram given = found.histogram();
    if (wanted == null || given == null) {
      return wanted == null && given == null && same(expected.value(), found.value());
    }
    return HistogramMath.compact(wanted)
        .equals(HistogramMath.compact(given.withCounterResetHint(wanted.counterResetHint())));
  }

  /** As in promtool a value that is no number equals nothing. */
  private boolean same(double expected, double found) {
    boolean near = Math.nextUp(expected) == found || Math.nextDown(expected) == found;
    return expected == found || (fuzzy && near);
  }

  private static String text(List<Value.Sample> samples) {
    return samples.isEmpty()
        ? "nil"
        : String.join(", ", samples.stream().map(ExpressionCheck::text).toList());
  }

  private static String text(Value.Sample sample) {
    String value =
        sample.histogram() == null
            ? GoNumber.format(sample.value())
            : sample.histogram().toString();
    return sample.labels() + " " + value;
  }
}
