package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the {@code _created} samples of an OpenMetrics document say: when each counter, histogram
 * and summary began. They stand behind the samples they speak of, so a family is read ahead when
 * the first of its samples asks. Used by the parser's thread.
 */
final class StartTimestamps {
  private static final String CREATED = "_created";
  private static final List<String> SUFFIXES =
      List.of("_total", "_bucket", "_count", "_sum", CREATED);
  private static final double MILLIS_PER_SECOND = 1000;

  /** By the labels of the series, its name without suffix among them and its bound not. */
  private final Map<List<Label>, Long> ofFamily = new HashMap<>();

  private boolean read;

  /** Forgets the family before. */
  void beginFamily() {
    ofFamily.clear();
    read = false;
  }

  /** Whether a series tells the start of others. */
  static boolean isCreated(MetricType type, byte[] bytes, int nameEnd) {
    return counts(type) && endsWith(bytes, nameEnd, CREATED);
  }

  /** The start of the series that a parser has read; 0 where none is told. */
  long startMillis(OpenMetricsParser parser) {
    if (!counts(parser.type())) {
      return 0;
    }
    if (!read) {
      read = true;
      readAhead(parser.ahead());
    }
    return ofFamily.isEmpty() ? 0 : ofFamily.getOrDefault(key(parser.labels()), 0L);
  }

  /** What is no exposition further on is the parser's own to refuse when it comes there. */
  private void readAhead(OpenMetricsParser ahead) {
    try {
      while (ahead.next() == ExpositionParser.Entry.SERIES) {
        if (ahead.isCreatedSample()) {
          ofFamily.put(key(ahead.labels()), (long) (ahead.value() * MILLIS_PER_SECOND));
        }
      }
    } catch (ExpositionSyntaxException ignored) {
      ofFamily.clear();
    }
  }

  private static boolean counts(MetricType type) {
    return switch (type) {
      case COUNTER, HISTOGRAM, SUMMARY -> true;
      case GAUGE, GAUGE_HISTOGRAM, INFO, STATE_SET, UNKNOWN -> false;
    };
  }

  private static List<Label> key(List<Label> labels) {
    List<Label> key = new ArrayList<>(labels.size());
    for (Label label : labels) {
      if (label.name().equals(Labels.METRIC_NAME)) {
        key.add(new Label(Labels.METRIC_NAME, base(label.value())));
      } else if (!label.name().equals(BoundLabel.BUCKET)
          && !label.name().equals(BoundLabel.QUANTILE)) {
        key.add(label);
      }
    }
    return key;
  }

  private static String base(String name) {
    for (String suffix : SUFFIXES) {
      if (name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }

  private static boolean endsWith(byte[] bytes, int end, String suffix) {
    int at = end - suffix.length();
    for (int i = 0; i < suffix.length(); i++) {
      if (at + i < 0 || bytes[at + i] != suffix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
