package io.freqwatch.web.prometheus;

import io.freqwatch.http.DisconnectWatch;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.Answer;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.QueryOptions;
import io.freqwatch.promql.engine.QueryOrigin;
import io.freqwatch.promql.engine.QueryReservation;
import io.freqwatch.storage.Queryable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /query} and {@code /query_range}. A query whose client goes is cancelled; an answer that
 * would be too large is refused before its first byte is sent.
 */
final class QueryPaths {
  private static final long MAX_POINTS = 11_000;

  /** Texts of a kind in one answer. */
  private static final int MAX_ANNOTATIONS = 10;

  private final Queryable storage;
  private final Engine engine;
  private final int maxAnswerBytes;
  private final Clock clock;

  QueryPaths(Queryable storage, Engine engine, int maxAnswerBytes, Clock clock) {
    this.storage = storage;
    this.engine = engine;
    this.maxAnswerBytes = maxAnswerBytes;
    this.clock = clock;
  }

  Response instant(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    Wanted wanted = wanted(parameters);
    long time = parameters.timeMillis("time", clock.wallMillis());
    QueryOptions options = options(parameters);
    String query = parameters.text("query");
    return answer(request, wanted, memory -> engine.instant(storage, query, time, options, memory));
  }

  Response range(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    Wanted wanted = wanted(parameters);
    long start = parameters.timeMillis("start");
    long end = parameters.timeMillis("end");
    if (end < start) {
      throw ParameterException.invalid("end", "end timestamp must not be before start time");
    }
    long step = step(parameters, end - start);
    QueryOptions options = options(parameters);
    String query = parameters.text("query");
    return answer(
        request, wanted, memory -> engine.range(storage, query, start, end, step, options, memory));
  }

  /**
   * What the answer is to look like.
   *
   * @param statistics {@code all} for those of each step, anything else for sums
   */
  private record Wanted(int limit, String statistics) {
    @Nullable ObjectNode statistics(QueryReservation memory) {
      EndedQuery cost = statistics.isEmpty() ? null : memory.cost();
      return cost == null ? null : QueryCost.json(cost, statistics.equals("all"));
    }
  }

  private static Wanted wanted(ApiParameters parameters) throws IOException {
    return new Wanted(parameters.limit("limit"), parameters.text("stats"));
  }

  private static long step(ApiParameters parameters, long spanMillis) throws IOException {
    Duration step = parameters.requiredDuration("step");
    if (!step.isPositive()) {
      throw ParameterException.invalid(
          "step",
          "zero or negative query resolution step widths are not accepted."
              + " Try a positive integer");
    }
    if (spanMillis / step.toMillis() > MAX_POINTS) {
      throw new ParameterException(
          "exceeded maximum resolution of 11,000 points per timeseries."
              + " Try decreasing the query resolution (?step=XX)");
    }
    return step.toMillis();
  }

  private static QueryOptions options(ApiParameters parameters) throws IOException {
    return new QueryOptions(
        lookback(parameters).orElse(null),
        parameters.duration("timeout").orElse(null),
        !parameters.text("stats").isEmpty());
  }

  private static Optional<Duration> lookback(ApiParameters parameters) throws IOException {
    try {
      return parameters.duration("lookback_delta");
    } catch (ParameterException e) {
      String problem = String.valueOf(e.getMessage()).replaceFirst("^[^:]*: ", "");
      throw new ParameterException("error parsing lookback delta duration: " + problem);
    }
  }

  /** The value stays in memory until it is sent, however slowly the client reads. */
  private Response answer(
      Request request,
      Wanted wanted,
      Function<QueryReservation, Answer<? extends Value>> evaluation)
      throws IOException {
    QueryReservation memory = engine.reserve(origin(request));
    try {
      Answer<? extends Value> answer = evaluated(request, memory, evaluation);
      return answer(answer, wanted.limit(), wanted.statistics(memory)).whenDone(memory::close);
    } catch (RuntimeException | IOException e) {
      memory.close();
      throw e;
    }
  }

  private static Answer<? extends Value> evaluated(
      Request request,
      QueryReservation memory,
      Function<QueryReservation, Answer<? extends Value>> evaluation)
      throws IOException {
    try (DisconnectWatch _ = request.onDisconnect(memory::cancel)) {
      return evaluation.apply(memory);
    }
  }

  private static QueryOrigin origin(Request request) {
    return new QueryOrigin.Http(request.remoteAddress(), request.method(), request.path());
  }

  private Response answer(
      Answer<? extends Value> answer, int limit, @Nullable ObjectNode statistics)
      throws IOException {
    Value limited = ValueWriter.limited(answer.value(), limit);
    List<String> warnings = new ArrayList<>(answer.warnings());
    warnings.addAll(ValueWriter.warnings(answer.value(), limited));
    ValueSize.require(limited, maxAnswerBytes);
    return ApiAnswer.of(
        json -> ValueWriter.write(limited, statistics, json),
        texts(warnings, "warning"),
        texts(answer.infos(), "info"));
  }

  private static List<String> texts(List<String> all, String kind) {
    if (all.size() <= MAX_ANNOTATIONS) {
      return all;
    }
    List<String> texts = new ArrayList<>(all.subList(0, MAX_ANNOTATIONS));
    texts.add((all.size() - MAX_ANNOTATIONS) + " more " + kind + " annotations omitted");
    return texts;
  }
}
