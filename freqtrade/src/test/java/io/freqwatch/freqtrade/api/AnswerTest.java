package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  private static <T> Decoded<T> read(Answer<T> answer, String body) {
    return answer.decode(body.getBytes(UTF_8));
  }

  @Test
  void takesAWrongTypeAsNullAndCountsIt() {
    Decoded<Count> count =
        read(Answers.COUNT, "{\"current\":\"one\",\"max\":[],\"total_stake\":7}");

    assertThat(count.value()).isEqualTo(new Count(null, null, 7.0));
    assertThat(count.fieldErrors()).isEqualTo(2);
  }

  @Test
  void takesNullAndAbsentAsNullWithoutCounting() {
    Decoded<Health> health = read(Answers.HEALTH, "{\"last_process\":null,\"bot_start_ts\":null}");

    assertThat(health).isEqualTo(new Decoded<>(new Health(null, null, null), 0));
  }

  @Test
  void takesNumbersThatNoDoubleHoldsAsNull() {
    String huge = "9".repeat(399);
    Decoded<Count> count =
        read(Answers.COUNT, "{\"current\":1e999,\"max\":" + huge + ",\"total_stake\":-1e999}");

    assertThat(count.value()).isEqualTo(new Count(null, null, null));
    assertThat(count.fieldErrors()).isEqualTo(3);
  }

  @Test
  void takesWholeNumbersWithAPointAndNoOthersForIntegers() {
    Profit profit =
        read(Answers.PROFIT, "{\"trade_count\":3.0,\"winning_trades\":2.5,\"losing_trades\":1e300}")
            .value();

    assertThat(profit.tradeCount()).isEqualTo(3);
    assertThat(profit.winningTrades()).isNull();
    assertThat(profit.losingTrades()).isNull();
  }

  @Test
  void refusesAConfigurationThatTellsNoState() {
    assertThatThrownBy(() -> read(Answers.SHOW_CONFIG, "{\"state\":7,\"trades\":{}}"))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("expected an object with a state or a run mode");
    assertThat(read(Answers.SHOW_CONFIG, "{\"state\":null,\"runmode\":\"webserver\"}").value())
        .returns(BotState.WEBSERVER, ShowConfig::botState);
  }

  @Test
  void skipsRowsThatAreNoObjects() {
    Decoded<List<PairPerformance>> rows =
        read(Answers.PERFORMANCE, "[1,{\"pair\":\"A/B\",\"count\":1},null,[]]");

    assertThat(rows.value()).extracting(PairPerformance::pair).containsExactly("A/B");
    assertThat(rows.fieldErrors()).isEqualTo(3);
  }

  @Test
  void readsLocksOfPairsAndOfEverything() {
    String body =
        """
        {"lock_count":2,"locks":[
          {"id":4,"pair":"*","side":"*","reason":"MaxDrawdown","lock_end_timestamp":1795345552933,
           "active":true},
          {"id":5,"pair":"BTC/USDT","side":"long","reason":null,"lock_end_timestamp":0}]}
        """;
    List<Locks.Lock> locks = read(Answers.LOCKS, body).value().locks();

    assertThat(locks)
        .containsExactly(
            new Locks.Lock(4L, "*", "*", "MaxDrawdown", 1_795_345_552_933L, true),
            new Locks.Lock(5L, "BTC/USDT", "long", null, null, null));
    assertThat(locks).extracting(Locks.Lock::isGlobal).containsExactly(true, false);
  }

  @Test
  void readsTheLastCandle() {
    String body =
        """
        {"pair":"BTC/USDT","timeframe":"5m","columns":["date","open","high","low","close","volume",
        "__date_ts"],"data":[["2026-11-22 11:00:00",1,2,3,4,5,1795345200000],
        ["2026-11-22 11:05:00",10,20,5,15,7.5,1795345500000]],"last_analyzed_ts":1795345811,
        "data_stop_ts":1795345500000}
        """;

    assertThat(read(Answers.PAIR_CANDLES, body).value())
        .isEqualTo(
            new PairCandle(
                "BTC/USDT",
                "5m",
                1_795_345_500_000L,
                1_795_345_811_000L,
                10.0,
                20.0,
                5.0,
                15.0,
                7.5));
  }

  @Test
  void readsCandlesBeforeTheFirstAnalysis() {
    String body = "{\"pair\":\"A/B\",\"timeframe\":\"1m\",\"columns\":[],\"data\":[]}";
    PairCandle candle = read(Answers.PAIR_CANDLES, body).value();

    assertThat(candle.candleMillis()).isNull();
    assertThat(candle.close()).isNull();
  }

  @Test
  void readsTheHistoryOfABalanceByTheNamesOfItsColumns() {
    String body =
        """
        {"columns":["total_quote","__date_ts"],"data":[[10,1795305600000],[null,1795392000000],
        ["x",1795392000000],[12.5,1795478400000]],"length":4,"capture_start_ts":null}
        """;

    assertThat(read(Answers.HISTORIC_BALANCE, body).value().points())
        .containsExactly(
            new HistoricBalance.Point(1_795_305_600_000L, 10),
            new HistoricBalance.Point(1_795_478_400_000L, 12.5));
  }

  @ParameterizedTest
  @CsvSource({
    "'16:45:10', 60310",
    "'1 day, 2:03:04', 93784",
    "'12 days, 0:00:01', 1036801",
    "'-1 day, 23:59:59', -1",
    "'0:00:27.552838', 27.552838"
  })
  void readsDurationsAsPythonPrintsThem(String text, double seconds) {
    assertThat(ProfitDecoder.seconds(text)).isEqualTo(seconds, within(1e-9));
  }

  @Test
  void countsADurationThatIsNone() {
    Decoded<Profit> profit =
        read(Answers.PROFIT, "{\"trade_count\":1,\"avg_duration\":\"a while\"}");

    assertThat(profit.value().averageDurationSeconds()).isNull();
    assertThat(profit.fieldErrors()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'<html><body>502 Bad Gateway</body></html>', HTML",
    "'', nothing",
    "'   ', nothing",
    "'{\"state\":', truncated",
    "'[]', 'expected a JSON object'",
    "'{}', 'the member state'",
    "'Internal Server Error', 'something else'",
    "'{\"state\":\"running\"} {}', damaged"
  })
  void saysWhatCameInsteadOfAnAnswer(String body, String words) {
    assertThatThrownBy(() -> read(Answers.SHOW_CONFIG, body))
        .isInstanceOfSatisfying(
            UnreadableAnswerException.class,
            e -> {
              assertThat(e).hasMessageContaining(words).hasMessageContaining("/show_config");
              assertThat(e.outcome()).isEqualTo(Outcome.DECODE);
              assertThat(e.endpoint()).isEqualTo("/show_config");
            });
  }

  @Test
  void refusesNestingWithoutEnd() {
    String deep = "{\"trades\":" + "[".repeat(100_000);

    assertThatThrownBy(() -> read(Answers.TRADES, deep))
        .isInstanceOf(UnreadableAnswerException.class);
    assertThatThrownBy(() -> read(Answers.STATUS, "[".repeat(100_000)))
        .isInstanceOf(UnreadableAnswerException.class);
  }

  @Test
  void ofAPageOfTradesHoldsNothingThatIsNotRead() {
    String body =
        "{\"trades\":[{\"trade_id\":7,\"orders\":[{\"deep\":[[[1]]]}],\"x\":{\"trade_id\":9}}],"
            + "\"total_trades\":1}";
    Decoded<TradesPage> page = read(Answers.TRADES, body);

    assertThat(page.value().trades()).extracting(ClosedTrade::tradeId).containsExactly(7L);
    assertThat(page.fieldErrors()).isZero();
  }
}
