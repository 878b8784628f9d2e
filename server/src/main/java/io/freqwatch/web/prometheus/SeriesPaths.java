package io.freqwatch.web.prometheus;

import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code /series}, {@code /labels} and {@code /label/<name>/values}. */
final class SeriesPaths {
  private final Queryable storage;

  SeriesPaths(Queryable storage) {
    this.storage = storage;
  }

  Response series(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    List<Matcher[]> selectors = parameters.requiredSelectors();
    int limit = parameters.limit("limit");
    TreeSet<Labels> found = new TreeSet<>(Labels.ORDER);
    try (Querier querier = querier(parameters)) {
      for (Matcher[] selector : selectors) {
        SeriesSet set = querier.select(false, selector);
        while (set.hasNext()) {
          Series series = set.next();
          found.add(series.labels());
        }
      }
    }
    return ApiAnswer.of(json -> write(found, limit, json), warnings(found, limit));
  }

  Response labelNames(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    return texts(parameters, querier -> querier::labelNames);
  }

  Response labelValues(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    String name = EscapedName.decode(request.pathParameter("name"));
    return texts(parameters, querier -> matchers -> querier.labelValues(name, matchers));
  }

  private Response texts(
      ApiParameters parameters, Function<Querier, Function<Matcher[], List<String>>> question)
      throws IOException {
    int limit = parameters.limit("limit");
    List<Matcher[]> selectors = parameters.selectors();
    TreeSet<String> found = new TreeSet<>(Labels::compareUtf8);
    try (Querier querier = querier(parameters)) {
      Function<Matcher[], List<String>> ask = question.apply(querier);
      if (selectors.isEmpty()) {
        found.addAll(ask.apply(new Matcher[0]));
      }
      selectors.forEach(selector -> found.addAll(ask.apply(selector)));
    }
    List<String> shown = found.stream().limit(limit).toList();
    return ApiAnswer.of(json -> json.strings(shown), warnings(found, limit));
  }

  private Querier querier(ApiParameters parameters) throws IOException {
    long start = parameters.timeMillis("start", Long.MIN_VALUE);
    return storage.querier(start, parameters.timeMillis("end", Long.MAX_VALUE));
  }

  private static void write(Iterable<Labels> series, int limit, JsonWriter json)
      throws IOException {
    json.raw("[");
    Iterator<Labels> iterator = series.iterator();
    for (int i = 0; i < limit && iterator.hasNext(); i++) {
      json.raw(i == 0 ? "" : ",").labels(iterator.next());
    }
    json.raw("]");
  }

  private static List<String> warnings(Collection<?> found, int limit) {
    return found.size() > limit ? List.of(ValueWriter.TRUNCATED) : List.of();
  }
}
