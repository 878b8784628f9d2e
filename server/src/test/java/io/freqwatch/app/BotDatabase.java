package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A bot's own database, read past its API: by the SQLite of the Python that runs the bot. */
final class BotDatabase {
  private static final String QUERY =
      """
      import json, sqlite3, sys
      connection = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True, timeout=10)
      json.dump(connection.execute(sys.argv[2]).fetchall(), sys.stdout)
      """;

  private final Path python;
  private final Path file;

  BotDatabase(Path python, Path file) {
    this.python = python;
    this.file = file;
  }

  /** The rows of a query. */
  JsonNode rows(String sql) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python.toString(), "-I", "-c", QUERY, file.toString(), sql)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      byte[] answer = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as(sql).isZero();
      return Json.parse(answer);
    } catch (IOException e) {
      throw new AssertionError("cannot ask " + file, e);
    }
  }

  /** The only value of a query; a null counts as 0. */
  double number(String sql) throws InterruptedException {
    return rows(sql).path(0).path(0).asDouble(0);
  }

  long closedTrades() throws InterruptedException {
    return (long) number("SELECT count(*) FROM trades WHERE is_open = 0");
  }

  long openTrades() throws InterruptedException {
    return (long) number("SELECT count(*) FROM trades WHERE is_open = 1");
  }

  /** Profits of the closed trades in the order of closing. */
  List<Double> profits() throws InterruptedException {
    List<Double> profits = new ArrayList<>();
    for (JsonNode row :
        rows("SELECT close_profit_abs FROM trades WHERE is_open = 0 ORDER BY close_date, id")) {
      profits.add(row.path(0).asDouble());
    }
    return profits;
  }

  /** Sums or counts by a column. */
  Map<String, Double> by(String column, String what) throws InterruptedException {
    Map<String, Double> result = new TreeMap<>();
    String sql = "SELECT %s, %s FROM trades WHERE is_open = 0 GROUP BY 1";
    for (JsonNode row : rows(sql.formatted(column, what))) {
      result.put(row.path(0).asString("Other"), row.path(1).asDouble());
    }
    return result;
  }
}
