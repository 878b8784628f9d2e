package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private static final List<String> MESSAGES =
      new String(Recorded.file("api-2.40/message_ws.jsonl"), UTF_8).lines().toList();

  private static List<BotEvent> events() {
    return MESSAGES.stream().map(EventDecoder::decode).toList();
  }

  private static <T extends BotEvent> List<T> events(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void knowsEveryRecordedMessageButTheHugeOnes() {
    Map<String, Long> types =
        events().stream().collect(Collectors.groupingBy(BotEvent::type, Collectors.counting()));
    long huge = MESSAGES.stream().filter(message -> message.contains("analyzed_df")).count();

    assertThat(types).containsEntry("unknown", huge);
    assertThat(types.keySet())
        .contains(
            "status",
            "warning",
            "whitelist",
            "new_candle",
            "entry",
            "entry_fill",
            "entry_cancel",
            "exit",
            "exit_fill",
            "exit_cancel");
  }

  @Test
  void readsAFilledEntry() {
    TradeMessage trade = events(BotEvent.EntryFill.class).getFirst().trade();

    assertThat(trade.tradeId()).isEqualTo(20_008);
    assertThat(trade.pair()).isEqualTo("BTC/USDT");
    assertThat(trade.direction()).isEqualTo("long");
    assertThat(trade.enterTag()).isEqualTo("up");
    assertThat(trade.rate()).isEqualTo(61_014.42);
    assertThat(trade.stakeAmount()).isEqualTo(99.4535046);
    assertThat(trade.openMillis()).isEqualTo(1_795_345_161_405L);
    assertThat(trade.isFinalExit()).isFalse();
  }

  @Test
  void knowsTheExitThatEndsATrade() {
    TradeMessage placed = events(BotEvent.Exit.class).getFirst().trade();
    TradeMessage filled = events(BotEvent.ExitFill.class).getFirst().trade();

    assertThat(placed.isFinalExit()).isFalse();
    assertThat(filled.isFinalExit()).isTrue();
    assertThat(filled.tradeId()).isEqualTo(20_006);
    assertThat(filled.gain()).isEqualTo("loss");
    assertThat(filled.exitReason()).isEqualTo("down");
    assertThat(filled.rate()).isEqualTo(147.37);
    assertThat(filled.profit()).isEqualTo(-3.69973543);
    assertThat(filled.finalProfitRatio()).isEqualTo(-0.036959439169861275);
  }

  @Test
  void leavesOutTheNumbersOfACancelledExit() {
    TradeMessage trade = events(BotEvent.ExitCancel.class).getFirst().trade();

    assertThat(trade.tradeId()).isEqualTo(20_006);
    assertThat(trade.profitRatio()).isNull();
    assertThat(trade.profit()).isNull();
    assertThat(trade.gain()).isNull();
    assertThat(trade.rate()).isNull();
    assertThat(trade.openMillis()).isEqualTo(1_795_345_046_426L);
  }

  @Test
  void readsCandlesListsAndStates() {
    assertThat(events(BotEvent.NewCandle.class)).contains(new BotEvent.NewCandle("SOL/USDT", "1m"));
    assertThat(events(BotEvent.WhitelistChange.class).getFirst().pairs())
        .containsExactly("BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT");
    assertThat(events(BotEvent.Status.class))
        .extracting(BotEvent.Status::status)
        .contains("reload_config", "process died");
  }

  @Test
  void readsProtections() {
    String lock =
        "\"id\":3,\"pair\":\"*\",\"side\":\"*\",\"reason\":\"r\",\"active\":true,"
            + "\"lock_end_timestamp\":1795345552933";

    assertThat(EventDecoder.decode("{\"type\":\"protection_trigger_global\"," + lock + "}"))
        .isEqualTo(
            new BotEvent.Protection(
                true, new Locks.Lock(3L, "*", "*", "r", 1_795_345_552_933L, true)));
    assertThat(EventDecoder.decode("{\"type\":\"protection_trigger\"}").type())
        .isEqualTo("protection_trigger");
  }

  @ParameterizedTest
  @CsvSource({
    "startup, '{\"type\":\"startup\",\"status\":\"hello\"}'",
    "exception, '{\"type\":\"exception\",\"status\":\"Traceback\"}'",
    "strategy_msg, '{\"type\":\"strategy_msg\",\"msg\":\"hi\"}'",
    "unknown, '{\"type\":\"something_new\"}'",
    "unknown, '{\"type\":5}'",
    "unknown, '[]'",
    "unknown, 'pong'",
    "unknown, ''"
  })
  void namesTheTypeOfAnyMessage(String type, String message) {
    assertThat(EventDecoder.decode(message).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T10:57:20.119054", "2026-11-22T10:57:20.119054+00:00"})
  void takesADateWithoutAZoneForUtc(String date) {
    assertThat(EventDecoder.millis(date)).isEqualTo(1_795_345_040_119L);
  }

  @Test
  void readsAnyDamagedMessage() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder message = new StringBuilder(MESSAGES.get(random.nextInt(MESSAGES.size())));
      message.setCharAt(random.nextInt(message.length()), (char) random.nextInt(128));
      message.setLength(
          random.nextInt(4) == 0 ? random.nextInt(message.length()) : message.length());
      assertThat(EventDecoder.decode(message.toString())).isNotNull();
    }
  }
}
