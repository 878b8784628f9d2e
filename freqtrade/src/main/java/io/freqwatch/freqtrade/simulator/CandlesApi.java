package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

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
    Arguments.require(request, "pair", "timeframe");
    int limit = Arguments.whole(request, "limit", DEFAULT_CANDLES);
    String timeframe = request.query("timeframe").orElse("");
    return candles(request.query("pair").orElse(""), timeframe, limit, Set.of());
  }

  private Response posted(Request request) throws IOException {
    Payload payload = Payload.of(request);
    String pair = payload.text("pair");
    String timeframe = payload.text("timeframe");
    int limit = payload.whole("limit", DEFAULT_CANDLES);
    Set<String> columns = Set.copyOf(payload.anyTexts("columns"));
    payload.check();
    return candles(pair, timeframe, limit, columns);
  }

  private Response candles(String symbol, String timeframe, int limit, Set<String> columns) {
    Optional<Pair> pair = bot.profile().pair(symbol);
    if (pair.isEmpty() || !timeframe.equals(bot.profile().strategy().timeframe())) {
      return Response.json(Json.bytes(bot.candles().none(symbol, timeframe)));
    }
    int count = Math.clamp(limit, 1, MOST_CANDLES);
    long analyzed = bot.analyzedMillis();
    long reported = analyzed + skew.getAsLong();
    return Response.json(
        Json.bytes(bot.candles().write(pair.get(), count, columns, analyzed, reported)));
  }
}
