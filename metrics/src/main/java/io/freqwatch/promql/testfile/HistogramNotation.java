package io.freqwatch.promql.testfile;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the inside of {@code {{schema:1 sum:3 count:22 buckets:[5 10 7]}}}. */
final class HistogramNotation {
  private static final Pattern FIELD = Pattern.compile("(\\w+):\\s*(\\[[^\\]]*\\]|\\S+)");

  private final Map<String, String> fields = new HashMap<>();

  private HistogramNotation(String text) {
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
  }

  static FloatHistogram read(String text) {
    return new HistogramNotation(text).read();
  }

  private FloatHistogram read() {
    BucketSpans positive = side("buckets", "offset");
    BucketSpans negative = side("n_buckets", "n_offset");
    return new FloatHistogram(
        hint(),
        (int) number("schema"),
        number("z_bucket_w"),
        number("z_bucket"),
        number("count"),
        number("sum"),
        positive.spans(),
        negative.spans(),
        positive.counts(),
        negative.counts(),
        numbers("custom_values"),
        false);
  }

  private CounterResetHint hint() {
    return switch (fields.getOrDefault("counter_reset_hint", "unknown")) {
      case "unknown" -> CounterResetHint.UNKNOWN;
      case "reset" -> CounterResetHint.RESET;
      case "not_reset" -> CounterResetHint.NOT_RESET;
      case "gauge" -> CounterResetHint.GAUGE;
      case String other -> throw new TestFileException("no counter reset hint: " + other);
    };
  }

  private BucketSpans side(String name, String offset) {
    BucketSpans side = new BucketSpans(0);
    int index = (int) number(offset);
    for (double count : numbers(name)) {
      side.add(index++, count);
    }
    return side;
  }

  private double number(String name) {
    String text = fields.get(name);
    return text == null ? 0 : SeriesNotation.number(text, name);
  }

  private double[] numbers(String name) {
    String text = fields.getOrDefault(name, "[]").replace("[", "").replace("]", "").strip();
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split("\\s+"))
            .mapToDouble(each -> SeriesNotation.number(each, name))
            .toArray();
  }
}
