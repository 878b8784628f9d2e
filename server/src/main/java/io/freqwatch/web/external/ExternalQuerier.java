package io.freqwatch.web.external;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads a span of another server. A short span comes as it is stored, with the moments at which
 * series ended; a long one at up to 1,000 moments, which is more than a chart of ours shows, since
 * all samples of months would be hundreds of megabytes.
 */
final class ExternalQuerier implements Querier {
  private static final long SHORT_MILLIS = 900_000;
  private static final long LEAST_STEP_MILLIS = 15_000;
  private static final int MOMENTS = 1_000;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ExternalPrometheus server;
  private final long minMillis;
  private final long maxMillis;

  ExternalQuerier(ExternalPrometheus server, long minMillis, long maxMillis) {
    this.server = server;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public SeriesSet select(boolean sorted, Matcher... matchers) {
    JsonNode result = answer(selector(matchers)).path("result");
    List<ExternalSeries> series = new ArrayList<>();
    result.forEach(each -> series.add(ExternalSeries.of(each)));
    if (sorted) {
      series.sort(Comparator.comparing(ExternalSeries::labels, Labels.ORDER));
    }
    Iterator<ExternalSeries> iterator = series.iterator();
    return new SeriesSet() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public Series next() {
        return iterator.next();
      }
    };
  }

  private JsonNode answer(String selector) {
    long span = maxMillis - minMillis;
    if (span <= SHORT_MILLIS) {
      String query = selector + "[" + Math.max(1, span + 1) + "ms]";
      return server.data("/api/v1/query", "query", query, "time", seconds(maxMillis));
    }
    long step = Math.max(LEAST_STEP_MILLIS, span / MOMENTS);
    return server.data(
        "/api/v1/query_range",
        "query",
        selector,
        "start",
        seconds(minMillis),
        "end",
        seconds(maxMillis),
        "step",
        seconds(step));
  }

  @Override
  public List<String> labelNames(Matcher... matchers) {
    return texts("/api/v1/labels", matchers);
  }

  /** From the series, since some servers do not take a form for the values of a label. */
  @Override
  public List<String> labelValues(String name, Matcher... matchers) {
    JsonNode series =
        server.data(
            "/api/v1/series",
            "match[]",
            matchers.length == 0 ? "{" + name + "!=\"\"}" : selector(matchers),
            "start",
            seconds(minMillis),
            "end",
            seconds(maxMillis));
    List<String> values = new ArrayList<>();
    series.forEach(each -> values.add(each.path(name).asString("")));
    return values.stream().filter(each -> !each.isEmpty()).distinct().sorted().toList();
  }

  private List<String> texts(String path, Matcher... matchers) {
    List<String> parameters =
        new ArrayList<>(List.of("start", seconds(minMillis), "end", seconds(maxMillis)));
    if (matchers.length > 0) {
      parameters.addAll(List.of("match[]", selector(matchers)));
    }
    List<String> texts = new ArrayList<>();
    server
        .data(path, parameters.toArray(String[]::new))
        .forEach(each -> texts.add(each.asString("")));
    return texts;
  }

  private static String selector(Matcher... matchers) {
    return matchers.length == 0
        ? "{__name__!=\"\"}"
        : Arrays.stream(matchers).map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / MILLIS_PER_SECOND);
  }

  @Override
  public void close() {
    // what was read is in memory, and goes with it
  }
}
