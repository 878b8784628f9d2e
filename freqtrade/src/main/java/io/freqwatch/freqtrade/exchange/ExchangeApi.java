package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.fault.Faults;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The public half of Binance's spot interface, as far as Freqtrade asks for it in dry-run. Errors
 * have the codes and messages of Binance's documentation.
 */
final class ExchangeApi {
  private static final String V3 = "/api/v3";
  private static final int MOST_CANDLES = 1000;
  private static final int MOST_LEVELS = 5000;

  private final Market market;
  private final Faults<ExchangeFault> faults;
  private final Clock clock;
  private final LongSupplier candleTime;

  /**
   * @param candleTime up to when there are candles
   */
  ExchangeApi(Market market, Faults<ExchangeFault> faults, Clock clock, LongSupplier candleTime) {
    this.market = market;
    this.faults = faults;
    this.clock = clock;
    this.candleTime = candleTime;
  }

  Handler handler() {
    Router router = new Router();
    router.get(V3 + "/ping", _ -> json(Json.object()));
    router.get(V3 + "/time", _ -> json(Json.object().put("serverTime", clock.wallMillis())));
    router.get(V3 + "/exchangeInfo", request -> exchangeInfo(new Parameters(request)));
    router.get(V3 + "/klines", request -> klines(new Parameters(request)));
    router.get(V3 + "/depth", request -> depth(new Parameters(request)));
    router.get(V3 + "/ticker/24hr", request -> ticker(new Parameters(request)));
    return router.behind(this::guard);
  }

  private Response guard(Request request, Handler next) throws IOException, InterruptedException {
    try {
      refuseWhereFaulty();
      return next.handle(request);
    } catch (ExchangeException e) {
      return faults.has(ExchangeFault.RATE_LIMIT) ? withRetryAfter(e.answer()) : e.answer();
    }
  }

  private void refuseWhereFaulty() {
    if (faults.has(ExchangeFault.RATE_LIMIT)) {
      throw ExchangeException.tooManyRequests();
    }
    faults
        .amount(ExchangeFault.SERVER_ERROR)
        .ifPresent(
            status -> {
              throw ExchangeException.internal((int) status);
            });
  }

  private Response withRetryAfter(Response answer) {
    long seconds = (long) Math.ceil(faults.amount(ExchangeFault.RATE_LIMIT).orElse(0));
    return answer.withHeader("Retry-After", Long.toString(seconds));
  }

  private Response exchangeInfo(Parameters asked) {
    List<Pair> pairs = asked.isOneSymbol() ? List.of(asked.symbol()) : asked.symbols();
    return json(ExchangeInfoJson.of(pairs, clock.wallMillis()));
  }

  private Response klines(Parameters asked) {
    Klines klines = new Klines(market, asked.symbol(), asked.interval(), candleTime.getAsLong());
    return json(
        klines.between(
            asked.whole("startTime"), asked.whole("endTime"), asked.limit(500, MOST_CANDLES)));
  }

  private Response depth(Parameters asked) {
    long now = clock.wallMillis();
    OrderBook book = new OrderBook(market, asked.symbol(), now);
    int levels = asked.limit(100, MOST_LEVELS);
    return json(book.toNode(faults.has(ExchangeFault.EMPTY_BOOK) ? 0 : levels, now));
  }

  private Response ticker(Parameters asked) {
    Ticker ticker = new Ticker(market, clock.wallMillis());
    if (asked.isOneSymbol()) {
      return json(ticker.of(asked.symbol()));
    }
    ArrayNode all = Json.array();
    asked.symbols().forEach(pair -> all.add(ticker.of(pair)));
    return json(all);
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }
}
