package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.QueryListener;
import io.freqwatch.promql.engine.QueryOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of JSON for each query that took long, in the form of Prometheus' {@code query_log_file}.
 * A file that has grown to 16 MiB becomes {@code <name>.1}, in place of the one before. Safe for
 * use by many threads.
 */
public final class QueryLog implements QueryListener {
  private static final Logger log = LoggerFactory.getLogger(QueryLog.class);
  private static final long MAX_FILE_BYTES = 16L << 20;
  private static final int MAX_QUERY_LENGTH = 10_000;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Path file;
  private final long thresholdNanos;
  private final Clock clock;
  private final LongAdder failures = new LongAdder();

  /**
   * @param slowerThan zero for all queries
   */
  public QueryLog(Path file, Duration slowerThan, Clock clock) {
    this.file = file;
    this.thresholdNanos = slowerThan.toNanos();
    this.clock = clock;
  }

  @Override
  public void ended(EndedQuery query) {
    if (query.queueNanos() + query.evaluationNanos() >= thresholdNanos) {
      write(Json.text(line(query)) + "\n");
    }
  }

  /** How many lines could not be written. */
  public long failures() {
    return failures.sum();
  }

  private synchronized void write(String line) {
    try {
      if (Files.exists(file) && Files.size(file) > MAX_FILE_BYTES) {
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), REPLACE_EXISTING);
      }
      Files.write(file, line.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      failures.increment();
      log.debug("the query log cannot be written", e);
    }
  }

  private ObjectNode line(EndedQuery query) {
    ObjectNode line = Json.object().put("time", clock.now().toString()).put("level", "INFO");
    line.put("msg", "promql query logged");
    line.putObject("params")
        .put("end", time(query.endMillis()))
        .put("query", shortened(query.text()))
        .put("start", time(query.startMillis()))
        .put("step", query.stepMillis() / MILLIS_PER_SECOND);
    if (!query.failure().isEmpty()) {
      line.put("error", query.failure());
    }
    line.set("stats", QueryCost.json(query, false));
    putOrigin(query.origin(), line);
    return line;
  }

  private static void putOrigin(QueryOrigin origin, ObjectNode line) {
    switch (origin) {
      case QueryOrigin.Program _ -> {}
      case QueryOrigin.Http http ->
          line.putObject("httpRequest")
              .put("clientIP", http.clientAddress())
              .put("method", http.method())
              .put("path", http.path());
      case QueryOrigin.RuleGroup group ->
          line.putObject("ruleGroup").put("file", group.file()).put("name", group.name());
    }
  }

  private static String shortened(String text) {
    return text.length() <= MAX_QUERY_LENGTH ? text : text.substring(0, MAX_QUERY_LENGTH) + "...";
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
