package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** {@code /pair_candles}, by GET and with a choice of columns by POST. */
final class CandlesApi {
  private static final String PATH = "/api/v1/pair_candles";
  private static final int MOST_CANDLES = 1500;
  private static final int DEFAULT_CANDLES = 500;

  private final Bot bot;
  private final LongSupplier skew;

  /**
   * @param skew by how many milliseconds the bot's own clock is wrong
   */
  CandlesApi(Bot bot, LongSupplier skew) {
    this.bot = bot;
    this.skew = skew;
  }

  void route(Router router) {
    router.get(PATH, this::queried);
    router.post(PATH, this::posted);
  }

  private Response queried(Request request) {
    String pair = Arguments.required(request, "pair");
    Arguments.required(request, "timeframe");
    int limit = Arguments.whole(request, "limit", DEFAULT_CANDLES);
    return candles(pair, limit, Set.of());
  }

  private Response posted(Request request) throws IOException {
    JsonNode body = Arguments.body(request);
    Set<String> columns = new HashSet<>();
    body.path("columns").forEach(column -> columns.add(column.asString("")));
    int limit = body.path("limit").asInt(DEFAULT_CANDLES);
    Arguments.text(body, "timeframe");
    return candles(Arguments.text(body, "pair"), limit, columns);
  }

  private Response candles(String symbol, int limit, Set<String> columns) {
    Pair pair =
        bot.profile()
            .pair(symbol)
            .orElseThrow(() -> ApiException.rpc("No data for " + symbol + " found."));
    int count = Math.clamp(limit, 1, MOST_CANDLES);
    long analyzed = bot.analyzedMillis();
    long reported = analyzed + skew.getAsLong();
    return Response.json(Json.bytes(bot.candles().write(pair, count, columns, analyzed, reported)));
  }
}
