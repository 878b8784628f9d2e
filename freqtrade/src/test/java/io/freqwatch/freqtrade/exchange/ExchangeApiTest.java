package io.freqwatch.freqtrade.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.HttpAnswer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class ExchangeApiTest {
  private static final RunningExchange EXCHANGE = new RunningExchange();
  private static final Pair BTC = new Pair(Asset.BTC, Asset.USDT, false);

  @AfterAll
  static void close() {
    EXCHANGE.close();
  }

  private static JsonNode symbol(String name) {
    for (JsonNode symbol : EXCHANGE.get("/exchangeInfo").get("symbols")) {
      if (symbol.get("symbol").asString().equals(name)) {
        return symbol;
      }
    }
    throw new AssertionError("not listed: " + name);
  }

  private static BigDecimal filter(String symbol, String type, String field) {
    for (JsonNode filter : symbol(symbol).get("filters")) {
      if (filter.get("filterType").asString().equals(type)) {
        return new BigDecimal(filter.get(field).asString());
      }
    }
    throw new AssertionError("no filter " + type);
  }

  @Test
  void pingAndTimeAnswer() {
    assertThat(EXCHANGE.answer("/ping").text()).isEqualTo("{}");
    assertThat(EXCHANGE.get("/time").get("serverTime").asLong()).isEqualTo(RunningExchange.NOW);
  }

  @Test
  void listsEachSymbolOnceWithItsFilters() {
    Set<String> symbols = new HashSet<>();
    JsonNode listed = EXCHANGE.get("/exchangeInfo").get("symbols");
    for (JsonNode symbol : listed) {
      symbols.add(symbol.get("symbol").asString());
      assertThat(symbol.get("status").asString()).isEqualTo("TRADING");
      assertThat(symbol.get("isSpotTradingAllowed").asBoolean()).isTrue();
      assertThat(symbol.get("permissions").get(0).asString()).isEqualTo("SPOT");
      assertThat(symbol.get("filters")).hasSize(3);
    }
    assertThat(symbols).hasSize(listed.size()).contains("BTCUSDT", "ETHEUR", "BNBUSDT", "ETHBTC");
    assertThat(filter("BTCUSDT", "PRICE_FILTER", "tickSize")).isEqualByComparingTo("0.01");
    assertThat(filter("BTCUSDT", "LOT_SIZE", "stepSize")).isEqualByComparingTo("0.00001");
  }

  @Test
  void listsOnlyTheSymbolsAskedFor() {
    assertThat(EXCHANGE.get("/exchangeInfo?symbol=SOLUSDT").get("symbols")).hasSize(1);
    String two = URLEncoder.encode("[\"BTCUSDT\",\"ETHUSDT\"]", UTF_8);
    assertThat(EXCHANGE.get("/exchangeInfo?symbols=" + two).get("symbols")).hasSize(2);
  }

  @Test
  void theLastCandleIsStillRunningAndEndsWithTheMarketsPrice() {
    JsonNode klines = EXCHANGE.get("/klines?symbol=BTCUSDT&interval=1m&limit=3");
    assertThat(klines).hasSize(3);
    JsonNode last = klines.get(2);
    assertThat(last).hasSize(12);
    assertThat(last.get(0).asLong()).isBetween(RunningExchange.NOW - 60_000, RunningExchange.NOW);
    assertThat(last.get(6).asLong()).isEqualTo(last.get(0).asLong() + 59_999);
    assertThat(last.get(4).isString()).isTrue();
    double price = EXCHANGE.market.price(BTC, RunningExchange.NOW);
    assertThat(Double.parseDouble(last.get(4).asString())).isEqualTo(price);
    assertThat(klines.get(1).get(4)).isEqualTo(last.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "1s,1000",
    "1m,60000",
    "3m,180000",
    "5m,300000",
    "15m,900000",
    "30m,1800000",
    "1h,3600000",
    "2h,7200000",
    "4h,14400000",
    "6h,21600000",
    "8h,28800000",
    "12h,43200000",
    "1d,86400000",
    "3d,259200000",
    "1w,604800000"
  })
  void candlesOfEveryLengthFollowOneAnother(String interval, long millis) {
    JsonNode klines = EXCHANGE.get("/klines?symbol=ETHUSDT&limit=20&interval=" + interval);
    assertThat(klines).hasSize(20);
    for (int i = 1; i < klines.size(); i++) {
      long open = klines.get(i).get(0).asLong();
      assertThat(open - klines.get(i - 1).get(0).asLong()).isEqualTo(millis);
    }
    assertThat(klines.get(19).get(0).asLong()).isGreaterThan(RunningExchange.NOW - millis);
  }

  @Test
  void monthsBeginOnTheFirst() {
    JsonNode klines = EXCHANGE.get("/klines?symbol=ETHUSDT&limit=3&interval=1M");
    assertThat(klines.get(0).get(0).asLong()).isEqualTo(1_788_220_800_000L);
    assertThat(klines.get(2).get(0).asLong()).isEqualTo(1_793_491_200_000L);
  }

  @Test
  void startAndEndSelectByTheTimeOfOpening() {
    long open = 1_795_344_000_000L;
    String base = "/klines?symbol=BTCUSDT&interval=5m";
    assertThat(opens(base + "&startTime=" + (open + 1) + "&limit=2"))
        .containsExactly(open + 300_000, open + 600_000);
    assertThat(opens(base + "&endTime=" + (open + 1) + "&limit=2"))
        .containsExactly(open - 300_000, open);
    assertThat(opens(base + "&startTime=" + open + "&endTime=" + (open + 300_000)))
        .containsExactly(open, open + 300_000);
    assertThat(opens(base + "&startTime=" + (RunningExchange.NOW + 1))).isEmpty();
  }

  @Test
  void thereAreNoCandlesBeforeTheListing() {
    List<Long> opens = opens("/klines?symbol=BTCUSDT&interval=1d&startTime=0&limit=1");
    assertThat(opens).containsExactly(Listing.SINCE_MILLIS);
  }

  @Test
  void givesAThousandCandlesAtMost() {
    assertThat(EXCHANGE.get("/klines?symbol=BTCUSDT&interval=1m")).hasSize(500);
    assertThat(EXCHANGE.get("/klines?symbol=BTCUSDT&interval=1m&limit=5000")).hasSize(1000);
  }

  private static List<Long> opens(String path) {
    List<Long> opens = new ArrayList<>();
    EXCHANGE.get(path).forEach(kline -> opens.add(kline.get(0).asLong()));
    return opens;
  }

  @Test
  void theBookLiesAroundThePriceOnTheGrid() {
    JsonNode book = EXCHANGE.get("/depth?symbol=BTCUSDT&limit=20");
    assertThat(book.get("bids")).hasSize(20);
    assertThat(book.get("asks")).hasSize(20);
    BigDecimal tick = filter("BTCUSDT", "PRICE_FILTER", "tickSize");
    BigDecimal step = filter("BTCUSDT", "LOT_SIZE", "stepSize");
    BigDecimal before = null;
    for (JsonNode level : falling(book)) {
      BigDecimal price = new BigDecimal(level.get(0).asString());
      BigDecimal amount = new BigDecimal(level.get(1).asString());
      assertThat(price.remainder(tick)).isZero();
      assertThat(amount.remainder(step)).isZero();
      assertThat(amount).isPositive();
      assertThat(before == null || price.compareTo(before) < 0).isTrue();
      before = price;
    }
    double price = EXCHANGE.market.price(BTC, RunningExchange.NOW);
    assertThat(book.get("bids").get(0).get(0).asDouble()).isLessThan(price);
    assertThat(book.get("asks").get(0).get(0).asDouble()).isGreaterThan(price);
  }

  private static List<JsonNode> falling(JsonNode book) {
    List<JsonNode> levels = new ArrayList<>();
    book.get("asks").forEach(levels::add);
    List<JsonNode> falling = new ArrayList<>(levels.reversed());
    book.get("bids").forEach(falling::add);
    return falling;
  }

  @Test
  void theTickerOfADayHoldsTogether() {
    JsonNode ticker = EXCHANGE.get("/ticker/24hr?symbol=SOLUSDT");
    double low = ticker.get("lowPrice").asDouble();
    double high = ticker.get("highPrice").asDouble();
    assertThat(ticker.get("lastPrice").isString()).isTrue();
    assertThat(ticker.get("lastPrice").asDouble()).isBetween(low, high);
    assertThat(ticker.get("openPrice").asDouble()).isBetween(low, high);
    assertThat(ticker.get("bidPrice").asDouble()).isLessThan(ticker.get("askPrice").asDouble());
    assertThat(ticker.get("quoteVolume").asDouble()).isPositive();
    assertThat(ticker.get("closeTime").asLong()).isEqualTo(RunningExchange.NOW);
  }

  @Test
  void tickersComeAllOrAsAskedFor() {
    assertThat(EXCHANGE.get("/ticker/24hr")).hasSameSizeAs(Listing.PAIRS);
    String two = URLEncoder.encode("[\"BTCUSDT\",\"ETHUSDT\"]", UTF_8);
    assertThat(EXCHANGE.get("/ticker/24hr?symbols=" + two)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/klines?symbol=NOPE&interval=1m|-1121|Invalid symbol.",
        "/depth?symbol=btcusdt|-1121|Invalid symbol.",
        "/klines?symbol=BTCUSDT&interval=7m|-1120|Invalid interval.",
        "/klines?interval=1m|-1102|Mandatory parameter 'symbol' was not sent, was empty/null, or"
            + " malformed.",
        "/depth?symbol=BTCUSDT&limit=x|-1100|Illegal characters found in parameter 'limit'; legal"
            + " range is '^[0-9]{1,20}$'.",
        "/depth?symbol=BTCUSDT&limit=0|-1130|Data sent for parameter 'limit' is not valid.",
        "/ticker/24hr?symbol=BTCUSDT&symbols=x|-1128|Combination of optional parameters invalid."
      })
  void refusesInTheWordsOfBinance(String path, int code, String message) {
    HttpAnswer answer = EXCHANGE.answer(path);
    assertThat(answer.status()).isEqualTo(400);
    JsonNode body = EXCHANGE.get(path);
    assertThat(body.get("code").asInt()).isEqualTo(code);
    assertThat(body.get("msg").asString()).isEqualTo(message);
  }
}
