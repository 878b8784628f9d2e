package io.freqwatch.tsdb.block;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Samples as promtool takes and prints them. */
final class PeerText {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:Inf(?:inity)?|NaN|\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)");

  private PeerText() {}

  /** OpenMetrics with timestamps. */
  static List<String> openMetrics(SampleBlocks.Stored stored) {
    List<String> lines = new ArrayList<>();
    stored
        .series()
        .forEach(
            (labels, samples) ->
                samples.forEach(
                    (time, value) ->
                        lines.add(
                            labels.metricName()
                                + braces(labels.without(List.of(Labels.METRIC_NAME)), ",")
                                + " %s %s".formatted(value, BigDecimal.valueOf(time, 3)))));
    lines.add("# EOF");
    return lines;
  }

  /** What {@code tsdb dump} prints, in a form that does not depend on how numbers are printed. */
  static List<String> comparable(String dump) {
    return dump.lines().map(PeerText::comparableLine).toList();
  }

  private static String comparableLine(String line) {
    int end = line.indexOf("} ") + 1;
    int time = line.lastIndexOf(' ');
    return line.substring(0, end) + numbers(line.substring(end, time)) + line.substring(time);
  }

  /** What {@link #comparable} should say of a series, from its n-th sample on. */
  static List<String> comparable(SampleBlocks.Stored stored, Labels labels, int from) {
    List<String> lines = new ArrayList<>();
    stored
        .series()
        .getOrDefault(labels, new TreeMap<>())
        .forEach(
            (time, value) -> lines.add(braces(labels, ", ") + numbers(text(value)) + " " + time));
    return lines.subList(from, lines.size());
  }

  private static String braces(Labels labels, String separator) {
    List<String> parts = new ArrayList<>();
    for (Label label : labels) {
      parts.add(label.name() + "=\"" + label.value() + "\"");
    }
    return "{" + String.join(separator, parts) + "}";
  }

  private static String text(Object value) {
    if (!(value instanceof FloatHistogram histogram)) {
      return value.toString();
    }
    StringBuilder text = new StringBuilder(histogram.count() + " " + histogram.sum());
    for (HistogramBucket bucket : histogram.buckets()) {
      if (bucket.count() != 0) {
        text.append(" %s %s %s".formatted(bucket.lower(), bucket.upper(), bucket.count()));
      }
    }
    return text.toString();
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text.replace("(-", "( -").replace("[-", "[ -"));
    while (matcher.find()) {
      numbers.add(Double.parseDouble(matcher.group().replaceAll("Inf(inity)?", "Infinity")));
    }
    return numbers;
  }
}
