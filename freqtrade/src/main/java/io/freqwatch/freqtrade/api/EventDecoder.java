package io.freqwatch.freqtrade.api;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the messages of a bot's WebSocket. What cannot be read is an event too, an unknown one. */
final class EventDecoder {
  private EventDecoder() {}

  static BotEvent decode(String message) {
    try {
      JsonNode tree = Json.parse(message);
      return tree.isObject() ? event(new Fields(tree, new Values())) : new BotEvent.Unknown();
    } catch (JsonException unreadable) {
      return new BotEvent.Unknown();
    }
  }

  private static BotEvent event(Fields message) {
    return switch (message.text("type")) {
      case "status" -> new BotEvent.Status(message.text("status"));
      case "warning" -> new BotEvent.Warning(message.text("status"));
      case "exception" -> new BotEvent.BotException(message.text("status"));
      case "startup" -> new BotEvent.Startup(message.text("status"));
      case "entry" -> new BotEvent.Entry(entry(message));
      case "entry_fill" -> new BotEvent.EntryFill(entry(message));
      case "entry_cancel" -> new BotEvent.EntryCancel(entry(message));
      case "exit" -> new BotEvent.Exit(exit(message));
      case "exit_fill" -> new BotEvent.ExitFill(exit(message));
      case "exit_cancel" -> new BotEvent.ExitCancel(withoutNumbers(exit(message)));
      case "protection_trigger" -> new BotEvent.Protection(false, BotDecoder.lock(message));
      case "protection_trigger_global" -> new BotEvent.Protection(true, BotDecoder.lock(message));
      case "strategy_msg" -> new BotEvent.StrategyMessage(message.text("msg"));
      case "whitelist" -> new BotEvent.WhitelistChange(message.texts("data"));
      case "new_candle" -> newCandle(message.cells("data"));
      case null, default -> new BotEvent.Unknown();
    };
  }

  private static BotEvent newCandle(Cells pairTimeframeAndType) {
    return new BotEvent.NewCandle(pairTimeframeAndType.text(0), pairTimeframeAndType.text(1));
  }

  private static TradeMessage entry(Fields message) {
    return trade(message, message.number("open_rate"));
  }

  private static TradeMessage exit(Fields message) {
    Double closeRate = message.number("close_rate");
    return trade(message, closeRate == null ? message.number("limit") : closeRate);
  }

  private static TradeMessage trade(Fields message, @Nullable Double rate) {
    return new TradeMessage(
        message.integer("trade_id"),
        message.text("pair"),
        "short".equals(lowerCase(message.text("direction"))) ? "short" : "long",
        message.text("enter_tag"),
        message.text("exit_reason"),
        message.number("leverage"),
        rate,
        message.number("amount"),
        message.number("stake_amount"),
        message.text("stake_currency"),
        message.parsed("open_date", EventDecoder::millis),
        message.parsed("close_date", EventDecoder::millis),
        message.text("gain"),
        message.number("profit_amount"),
        message.number("profit_ratio"),
        message.number("final_profit_ratio"),
        Boolean.TRUE.equals(message.flag("sub_trade")),
        Boolean.TRUE.equals(message.flag("is_final_exit")));
  }

  private static TradeMessage withoutNumbers(TradeMessage trade) {
    return new TradeMessage(
        trade.tradeId(),
        trade.pair(),
        trade.direction(),
        trade.enterTag(),
        trade.exitReason(),
        trade.leverage(),
        null,
        null,
        trade.stakeAmount(),
        trade.stakeCurrency(),
        trade.openMillis(),
        null,
        null,
        null,
        null,
        null,
        trade.subTrade(),
        false);
  }

  /** With an offset, or without one, which means UTC. */
  static @Nullable Long millis(String date) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              date, OffsetDateTime::from, LocalDateTime::from);
      return switch (parsed) {
        case OffsetDateTime zoned -> zoned.toInstant().toEpochMilli();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC).toEpochMilli();
        default -> null;
      };
    } catch (DateTimeException | ArithmeticException notADate) {
      return null;
    }
  }

  private static @Nullable String lowerCase(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
