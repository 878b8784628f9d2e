package io.freqwatch.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the writers write the parsers read back, whatever labels and numbers there are. */
final class RoundTripTest {
  private static final String[] PIECES = {
    "a", "\"", "\\", "\n", "{", "}", ",", "=", " ", "é", "\uD83D\uDC38", "# EOF", "\t", "\\n"
  };
  private static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    1e6,
    999_999,
    0.1,
    1e-5,
    1e21,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1_753_178_400.123
  };

  private final Random random = new Random(42);

  @Test
  void readsBackText() {
    for (int i = 0; i < 200; i++) {
      assertReadBack(ExpositionFormat.TEXT, TextParser::new);
    }
  }

  @Test
  void readsBackOpenMetrics() {
    for (int i = 0; i < 200; i++) {
      assertReadBack(ExpositionFormat.OPENMETRICS, OpenMetricsParser::new);
    }
  }

  private void assertReadBack(ExpositionFormat format, Function<byte[], ExpositionParser> parser) {
    Map<Labels, Double> expected = new HashMap<>();
    List<MetricFamily> families = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      families.add(family("m" + i, expected));
    }
    assertThat(read(parser.apply(format.write(families)))).isEqualTo(expected);
  }

  private MetricFamily family(String name, Map<Labels, Double> expected) {
    MetricType type = random.nextBoolean() ? MetricType.GAUGE : MetricType.COUNTER;
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5); i++) {
      Labels labels = Labels.of("n", "v" + i, "text", text());
      double value = NUMBERS[random.nextInt(NUMBERS.length)];
      double kept = type == MetricType.COUNTER ? Math.abs(value) : value;
      metrics.add(new Metric.Value(labels, kept));
      String sample = type == MetricType.COUNTER ? name + "_total" : name;
      expected.put(labels.toBuilder().set(Labels.METRIC_NAME, sample).build(), kept);
    }
    return new MetricFamily(name, type, "", text(), metrics);
  }

  private String text() {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < random.nextInt(6); i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static Map<Labels, Double> read(ExpositionParser parser) {
    Map<Labels, Double> result = new HashMap<>();
    for (ExpositionParser.Entry entry = parser.next();
        entry != ExpositionParser.Entry.END;
        entry = parser.next()) {
      if (entry == ExpositionParser.Entry.SERIES) {
        Labels.Builder labels = Labels.builder();
        for (Label label : parser.labels()) {
          labels.add(label.name(), label.value());
        }
        result.put(labels.build(), parser.value());
      }
    }
    return result;
  }
}
