package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Candle;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Candles with indicators and signals, as {@code /pair_candles} and messages carry them. */
final class CandlesJson {
  private static final Set<String> ALWAYS =
      Set.of(
          "date",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "enter_long",
          "exit_long",
          "enter_short",
          "exit_short");
  private static final double FAST = 2.0 / (8 + 1);
  private static final double SLOW = 2.0 / (21 + 1);
  private static final double SIGNAL_DISTANCE = 0.0005;
  private static final JsonNode NULL = NullNode.getInstance();

  private final BotProfile profile;
  private final Market market;

  CandlesJson(BotProfile profile, Market market) {
    this.profile = profile;
    this.market = market;
  }

  /**
   * Writes the newest candles.
   *
   * @param wanted names of further columns; empty for all
   * @param analyzedMillis when the bot last looked at a new candle; no candle is newer
   * @param reportedMillis the same by the bot's own clock
   */
  ObjectNode write(
      Pair pair, int limit, Set<String> wanted, long analyzedMillis, long reportedMillis) {
    List<Map<String, JsonNode>> rows = rows(pair, limit, analyzedMillis);
    List<String> written = List.copyOf(rows.getFirst().keySet());
    List<String> all = written.stream().filter(column -> !isAdded(column)).toList();
    List<String> columns = written.stream().filter(c -> isWanted(c, wanted)).toList();
    Fields fields =
        new Fields()
            .text("strategy", profile.strategy().name())
            .text("pair", pair.symbol())
            .text("timeframe", profile.strategy().timeframe())
            .whole("timeframe_ms", profile.strategy().timeframeMillis())
            .node("all_columns", texts(all))
            .node("columns", texts(columns))
            .node("data", table(rows, columns))
            .whole("length", rows.size());
    signals(rows, fields);
    times(rows, reportedMillis, fields);
    return annotated(fields);
  }

  /** Whether a column is none of the strategy's but made for the answer. */
  private static boolean isAdded(String column) {
    return column.startsWith("_");
  }

  private static boolean isWanted(String column, Set<String> wanted) {
    return wanted.isEmpty()
        || ALWAYS.contains(column)
        || isAdded(column)
        || wanted.contains(column);
  }

  /** What there is of a pair or timeframe that the bot does not look at. */
  ObjectNode none(String symbol, String timeframe) {
    Fields fields =
        new Fields()
            .text("strategy", profile.strategy().name())
            .text("pair", symbol)
            .text("timeframe", timeframe)
            .whole("timeframe_ms", Dates.timeframeMillis(timeframe));
    for (String list : List.of("all_columns", "columns", "data")) {
      fields.node(list, Json.array());
    }
    fields.whole("length", 0);
    signals(List.of(), fields);
    fields
        .text("last_analyzed", Dates.zuluSeconds(0))
        .whole("last_analyzed_ts", 0)
        .whole("data_start_ts", 0)
        .text("data_start", "")
        .text("data_stop", "")
        .whole("data_stop_ts", 0);
    return annotated(fields);
  }

  private ObjectNode annotated(Fields fields) {
    return profile.dialect().isNew()
        ? fields.node("annotations", Json.array()).toNode()
        : fields.toNode();
  }

  /** The newest closed candle as the data frame of a message. */
  ObjectNode frame(Pair pair, int limit, long analyzedMillis) {
    List<Map<String, JsonNode>> rows = rows(pair, limit, analyzedMillis);
    List<String> columns =
        rows.getFirst().keySet().stream().filter(column -> !isAdded(column)).toList();
    ArrayNode data = Json.array();
    for (Map<String, JsonNode> row : rows) {
      ArrayNode values = data.addArray();
      columns.forEach(c -> values.add(c.equals("date") ? row.get("__date_ts") : row.get(c)));
    }
    ArrayNode index = Json.array();
    for (int i = 0; i < rows.size(); i++) {
      index.add(1000 - rows.size() + i);
    }
    ObjectNode value =
        new Fields()
            .node("columns", texts(columns))
            .node("index", index)
            .node("data", data)
            .toNode();
    return new Fields().text("__type__", "dataframe").text("__value__", Json.text(value)).toNode();
  }

  private List<Map<String, JsonNode>> rows(Pair pair, int limit, long analyzedMillis) {
    long length = profile.strategy().timeframeMillis();
    List<Candle> candles = market.candles(pair, length, limit + 1, analyzedMillis - length);
    double fast = candles.getFirst().close();
    double slow = candles.getFirst().open();
    List<Map<String, JsonNode>> rows = new ArrayList<>();
    for (Candle candle : candles.subList(1, candles.size())) {
      fast += FAST * (candle.close() - fast);
      slow += SLOW * (candle.close() - slow);
      rows.add(row(candle, fast, slow));
    }
    return rows;
  }

  private Map<String, JsonNode> row(Candle candle, double fast, double slow) {
    boolean up = fast > slow * (1 + SIGNAL_DISTANCE);
    boolean down = fast < slow * (1 - SIGNAL_DISTANCE);
    Map<String, JsonNode> row = new LinkedHashMap<>();
    row.put("date", StringNode.valueOf(Dates.zuluSeconds(candle.openMillis())));
    row.put("open", DoubleNode.valueOf(candle.open()));
    row.put("high", DoubleNode.valueOf(candle.high()));
    row.put("low", DoubleNode.valueOf(candle.low()));
    row.put("close", DoubleNode.valueOf(candle.close()));
    row.put("volume", DoubleNode.valueOf(candle.volume()));
    row.put("ema_fast", DoubleNode.valueOf(fast));
    row.put("ema_slow", DoubleNode.valueOf(slow));
    signal(row, "enter_", "long", up, profile.strategy().enterTags().getFirst());
    signal(row, "exit_", "long", down, profile.strategy().exitTag());
    if (profile.futures()) {
      row.put("enter_short", flag(down));
      row.put("exit_short", flag(up));
    }
    row.put("__date_ts", LongNode.valueOf(candle.openMillis()));
    row.put("_enter_long_signal_close", up ? DoubleNode.valueOf(candle.close()) : NULL);
    row.put("_exit_long_signal_close", down ? DoubleNode.valueOf(candle.close()) : NULL);
    return row;
  }

  private static void signal(
      Map<String, JsonNode> row, String prefix, String side, boolean given, String tag) {
    row.put(prefix + "tag", StringNode.valueOf(given ? tag : ""));
    row.put(prefix + side, flag(given));
  }

  private static JsonNode flag(boolean given) {
    return given ? DoubleNode.valueOf(1) : NULL;
  }

  private static ArrayNode table(List<Map<String, JsonNode>> rows, List<String> columns) {
    ArrayNode data = Json.array();
    for (Map<String, JsonNode> row : rows) {
      ArrayNode values = data.addArray();
      columns.forEach(column -> values.add(row.get(column)));
    }
    return data;
  }

  private static void signals(List<Map<String, JsonNode>> rows, Fields fields) {
    long enters = count(rows, "enter_long");
    long exits = count(rows, "exit_long");
    fields
        .whole("buy_signals", enters)
        .whole("sell_signals", exits)
        .whole("enter_long_signals", enters)
        .whole("exit_long_signals", exits)
        .whole("enter_short_signals", count(rows, "enter_short"))
        .whole("exit_short_signals", count(rows, "exit_short"));
  }

  private static long count(List<Map<String, JsonNode>> rows, String column) {
    return rows.stream().filter(row -> row.getOrDefault(column, NULL).isNumber()).count();
  }

  private static void times(List<Map<String, JsonNode>> rows, long reportedMillis, Fields fields) {
    long first = rows.getFirst().getOrDefault("__date_ts", NULL).asLong();
    long last = rows.getLast().getOrDefault("__date_ts", NULL).asLong();
    fields
        .text("last_analyzed", Dates.zulu(reportedMillis))
        .whole("last_analyzed_ts", reportedMillis / 1000)
        .whole("data_start_ts", first)
        .text("data_start", Dates.naive(first) + "+00:00")
        .text("data_stop", Dates.naive(last) + "+00:00")
        .whole("data_stop_ts", last);
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode texts = Json.array();
    values.forEach(texts::add);
    return texts;
  }
}
