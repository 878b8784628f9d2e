package io.freqwatch.promql.engine;

import io.freqwatch.model.GoQuote;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query has to say beside its value. The same text is kept once, with its first place. Used
 * by the thread of the query.
 */
final class Annotations {
  /** More texts than this say nothing more. */
  private static final int LIMIT = 1_000;

  private final Map<String, Position> warnings = new LinkedHashMap<>();
  private final Map<String, Position> infos = new LinkedHashMap<>();
  private final Map<String, ForcedMonotonicity> monotonicity = new LinkedHashMap<>();

  void warn(String text, Position position) {
    add(warnings, "PromQL warning: " + text, position);
  }

  void info(String text, Position position) {
    add(infos, "PromQL info: " + text, position);
  }

  /** Remembers that buckets had to be corrected; all corrections of a metric become one text. */
  void monotonicity(String metric, Position position, ForcedMonotonicity found) {
    String text =
        "PromQL info: input to histogram_quantile needed to be fixed for monotonicity (see"
            + " https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
            + forMetric(metric);
    add(infos, text, position);
    monotonicity.merge(text, found, ForcedMonotonicity::merge);
  }

  /** The end of a text that names a metric where it is known. */
  static String forMetric(String metric) {
    return metric.isEmpty() ? "" : " for metric name " + GoQuote.quote(metric);
  }

  List<String> warnings(String query) {
    return texts(warnings, query);
  }

  List<String> infos(String query) {
    return texts(infos, query);
  }

  private List<String> texts(Map<String, Position> from, String query) {
    List<String> texts = new ArrayList<>();
    from.forEach(
        (text, position) -> {
          ForcedMonotonicity details = monotonicity.get(text);
          String place = PromqlException.place(query, position.start());
          texts.add(text + (details == null ? "" : details.text()) + " (" + place + ")");
        });
    return texts;
  }

  private static void add(Map<String, Position> to, String text, Position position) {
    if (to.size() < LIMIT) {
      to.putIfAbsent(text, position);
    }
  }
}
