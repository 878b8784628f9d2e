package io.freqwatch.web.prometheus;

import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.promql.parse.PrettyPrinter;
import io.freqwatch.promql.parse.Selectors;
import io.freqwatch.storage.ExemplarQueryable;
import io.freqwatch.storage.SeriesExemplars;
import java.io.IOException;
import java.util.List;

/**
 * What is asked of a query without evaluating it: {@code /format_query}, {@code /parse_query} and
 * {@code /query_exemplars}.
 */
final class ExpressionPaths {
  private final ExemplarQueryable exemplars;
  private final LanguageOptions language;

  ExpressionPaths(ExemplarQueryable exemplars, LanguageOptions language) {
    this.exemplars = exemplars;
    this.language = language;
  }

  Response format(Request request) throws IOException {
    String formatted = PrettyPrinter.print(parsed(request));
    return ApiAnswer.of(json -> json.string(formatted));
  }

  Response tree(Request request) throws IOException {
    Expression expression = parsed(request);
    return ApiAnswer.of(json -> json.json(ExpressionTree.of(expression)));
  }

  /** Nothing at all where the query has no selector, as Prometheus has it. */
  Response exemplars(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    long start = parameters.timeMillis("start", Long.MIN_VALUE);
    long end = parameters.timeMillis("end", Long.MAX_VALUE);
    if (end < start) {
      throw new ParameterException("end timestamp must not be before start timestamp");
    }
    List<List<Matcher>> selectors = Selectors.of(parsed(request));
    if (selectors.isEmpty()) {
      return ApiAnswer.nothing();
    }
    List<SeriesExemplars> found = exemplars.exemplars(start, end, selectors);
    return ApiAnswer.of(json -> write(found, json));
  }

  private Expression parsed(Request request) throws IOException {
    return Parser.parse(new ApiParameters(request).text("query"), language);
  }

  private static void write(List<SeriesExemplars> all, JsonWriter json) throws IOException {
    json.raw("[");
    String separator = "";
    for (SeriesExemplars series : all) {
      json.raw(separator).raw("{\"seriesLabels\":").labels(series.labels());
      json.raw(",\"exemplars\":[");
      write(series, json);
      json.raw("]}");
      separator = ",";
    }
    json.raw("]");
  }

  private static void write(SeriesExemplars series, JsonWriter json) throws IOException {
    String separator = "";
    for (Exemplar exemplar : series.exemplars()) {
      json.raw(separator).raw("{\"labels\":").labels(exemplar.labels());
      json.raw(",\"value\":").sample(exemplar.value());
      json.raw(",\"timestamp\":").time(exemplar.timestampMillis()).raw("}");
      separator = ",";
    }
  }
}
