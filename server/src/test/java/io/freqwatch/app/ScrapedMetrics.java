package io.freqwatch.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer of a bot's exporter, in the text format. */
final class ScrapedMetrics {
  private static final Pattern LINE = Pattern.compile("([a-zA-Z0-9_:]+)\\{(.*)\\} (\\S+)");

  private final Map<String, Map<String, Double>> series = new TreeMap<>();

  ScrapedMetrics(String text) {
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.lookingAt()) {
        double value = Double.parseDouble(matcher.group(3).replace("Inf", "Infinity"));
        series.computeIfAbsent(matcher.group(1), _ -> new TreeMap<>()).put(matcher.group(2), value);
      }
    }
  }

  /** Whether there is any series; a histogram's is its count. */
  boolean has(String name) {
    return series.containsKey(name) || series.containsKey(name + "_count");
  }

  /** The sum of a metric's series that have all these labels; NaN where there is none. */
  double value(String name, String... labels) {
    double sum = 0;
    boolean found = false;
    for (var each : series.getOrDefault(name, Map.of()).entrySet()) {
      if (Set.of(labels).stream().allMatch(each.getKey()::contains)) {
        sum += each.getValue();
        found = true;
      }
    }
    return found ? sum : Double.NaN;
  }

  /** A metric by the values of one of its labels. */
  Map<String, Double> by(String label, String name) {
    Map<String, Double> result = new TreeMap<>();
    Pattern value = Pattern.compile("(?:^|,)" + label + "=\"([^\"]*)\"");
    series
        .getOrDefault(name, Map.of())
        .forEach(
            (labels, number) -> {
              Matcher matcher = value.matcher(labels);
              if (matcher.find()) {
                result.merge(matcher.group(1), number, Double::sum);
              }
            });
    return result;
  }
}
