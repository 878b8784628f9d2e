package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ClosedTrade;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.TradeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts trades that open and finish, each once, whoever tells of them first: the WebSocket, {@code
 * /status} or the list of closed trades. A trade is known by id and time of opening, since a new
 * database begins again with id 1. Safe for use by many threads.
 */
final class TradeTally {
  private static final int REMEMBERED = 4096;
  private static final String OPENED = "freqtrade_trades_opened";
  private static final String FINISHED = "freqtrade_trades_finished";

  private final CounterBook counters;
  private final long startMillis;
  private final Map<Key, Boolean> opened = remembering();
  private final Map<Key, Boolean> finished = remembering();
  private Map<Long, Key> open = new HashMap<>();
  private boolean sawStatus;

  private record Key(long tradeId, long openSecond) {
    static @Nullable Key of(@Nullable Long tradeId, @Nullable Long openMillis) {
      return tradeId == null || openMillis == null ? null : new Key(tradeId, openMillis / 1000);
    }
  }

  TradeTally(CounterBook counters, long startMillis) {
    this.counters = counters;
    this.startMillis = startMillis;
    for (String direction : List.of("long", "short")) {
      counters.declare(OPENED, direction);
      counters.declare(FINISHED, direction, "win");
      counters.declare(FINISHED, direction, "loss");
    }
  }

  /**
   * Takes over the open trades of {@code /status}; trades of the first look were open before us.
   *
   * @return ids of trades that were open at the look before and are no more
   */
  synchronized List<Long> openTrades(List<OpenTrade> trades) {
    Map<Long, Key> now = new HashMap<>();
    for (OpenTrade trade : trades) {
      Key key = Key.of(trade.tradeId(), trade.openMillis());
      if (key != null && isFilled(trade)) {
        now.put(key.tradeId(), key);
        countOpened(key, trade.direction(), sawStatus);
      }
    }
    List<Long> gone = new ArrayList<>(open.keySet());
    gone.removeAll(now.keySet());
    open = now;
    sawStatus = true;
    return gone;
  }

  /** An entry was filled. */
  synchronized void filled(TradeMessage trade) {
    Key key = Key.of(trade.tradeId(), trade.openMillis());
    if (key != null && !trade.subTrade()) {
      countOpened(key, trade.direction(), true);
    }
  }

  /** A trade ended, by its last exit. */
  synchronized void ended(TradeMessage trade) {
    Key key = Key.of(trade.tradeId(), trade.openMillis());
    Double profit = trade.profitRatio() == null ? trade.profit() : trade.profitRatio();
    if (key != null && profit != null) {
      countFinished(key, trade.direction(), profit);
    }
  }

  /** A trade turned up in the list of closed trades; one that closed before our start is old. */
  synchronized void closed(ClosedTrade trade) {
    Key key = Key.of(trade.tradeId(), trade.openMillis());
    Long closeMillis = trade.closeMillis();
    Double profit = trade.profit();
    if (key != null && profit != null && closeMillis != null && closeMillis >= startMillis) {
      countOpened(key, trade.direction(), key.openSecond() >= startMillis / 1000);
      countFinished(key, trade.direction(), profit);
    }
  }

  private void countOpened(Key key, String direction, boolean counts) {
    if (opened.put(key, true) == null && counts) {
      counters.increment(OPENED, direction);
    }
  }

  private void countFinished(Key key, String direction, double profit) {
    if (finished.put(key, true) == null) {
      counters.increment(FINISHED, direction, profit >= 0 ? "win" : "loss");
    }
  }

  private static boolean isFilled(OpenTrade trade) {
    return trade.openFilledMillis() != null || !Boolean.TRUE.equals(trade.hasOpenOrders());
  }

  private static Map<Key, Boolean> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
