package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a bot's WebSocket. A trade has ended only at {@link ExitFill} with {@code
 * isFinalExit}; a partial exit repeats. Nothing is replayed: after each (re)connect read {@code
 * /status} and {@code /trades}.
 */
public sealed interface BotEvent {
  /** The message's type on the wire: the label {@code type}; {@code unknown} for any other. */
  String type();

  /**
   * {@code reload_config} before the bot goes away for a moment; {@code process died} at its end.
   */
  record Status(@Nullable String status) implements BotEvent {
    @Override
    public String type() {
      return "status";
    }
  }

  record Warning(@Nullable String status) implements BotEvent {
    @Override
    public String type() {
      return "warning";
    }
  }

  record BotException(@Nullable String status) implements BotEvent {
    @Override
    public String type() {
      return "exception";
    }
  }

  record Startup(@Nullable String status) implements BotEvent {
    @Override
    public String type() {
      return "startup";
    }
  }

  /** An entry order was placed. */
  record Entry(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "entry";
    }
  }

  record EntryFill(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "entry_fill";
    }
  }

  record EntryCancel(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "entry_cancel";
    }
  }

  /** An exit order was placed. */
  record Exit(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "exit";
    }
  }

  record ExitFill(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "exit_fill";
    }
  }

  /** Its numbers mean nothing and are left out: Freqtrade sends a ratio of -1 and a limit of 0. */
  record ExitCancel(TradeMessage trade) implements BotEvent {
    @Override
    public String type() {
      return "exit_cancel";
    }
  }

  /** A protection locked one pair, or all of them. */
  record Protection(boolean isGlobal, Locks.Lock lock) implements BotEvent {
    @Override
    public String type() {
      return isGlobal ? "protection_trigger_global" : "protection_trigger";
    }
  }

  record StrategyMessage(@Nullable String message) implements BotEvent {
    @Override
    public String type() {
      return "strategy_msg";
    }
  }

  record WhitelistChange(List<String> pairs) implements BotEvent {
    public WhitelistChange {
      pairs = List.copyOf(pairs);
    }

    @Override
    public String type() {
      return "whitelist";
    }
  }

  /** The strategy has a new candle of a pair: the cheapest sign of fresh data. */
  record NewCandle(@Nullable String pair, @Nullable String timeframe) implements BotEvent {
    @Override
    public String type() {
      return "new_candle";
    }
  }

  /** Anything else, unreadable messages included. */
  record Unknown() implements BotEvent {
    @Override
    public String type() {
      return "unknown";
    }
  }
}
