package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.engine.ActiveQueries;
import io.freqwatch.promql.engine.ActiveQuery;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /status/active_queries}: the queries that run or wait, and the end of one. */
final class RunningQueryPaths {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ActiveQueries queries;
  private final Clock clock;

  RunningQueryPaths(ActiveQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  Response list(Request request) {
    ArrayNode data = Json.array();
    queries.list().forEach(each -> data.add(json(each)));
    return ApiAnswer.of(json -> json.json(data));
  }

  Response kill(Request request) {
    String id = request.pathParameter("id");
    if (!queries.kill(number(id))) {
      throw new ApiFailure(ErrorType.NOT_FOUND, "no query " + id + " runs or waits");
    }
    return ApiAnswer.nothing();
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException ignored) { // the error says what is expected
      throw ParameterException.invalid("id", "expected a number, found \"" + id + "\"");
    }
  }

  private ObjectNode json(ActiveQuery query) {
    return Json.object()
        .put("id", query.id())
        .put("query", query.text())
        .put("startTime", Instant.ofEpochMilli(query.startMillis()).toString())
        .put("ageSeconds", (clock.wallMillis() - query.startMillis()) / MILLIS_PER_SECOND)
        .put("waiting", query.waiting())
        .put("steps", query.steps())
        .put("samples", query.samples())
        .put("bytes", query.bytes());
  }
}
