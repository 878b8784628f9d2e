package io.freqwatch.freqtrade.simulator;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The temperament of a bot: when it leaves, adds and takes profit.
 *
 * @param minimalRoi profit ratio that is enough, by minutes since the entry
 * @param stoploss profit ratio at which the initial stop stands, below 0
 * @param shorts whether it also opens short positions; on futures only
 * @param exitTag its own reason when it leaves without stop and ROI
 * @param maxAdjustments how often it enlarges a losing position
 */
record Strategy(
    String name,
    String version,
    int timeframeMinutes,
    NavigableMap<Integer, Double> minimalRoi,
    double stoploss,
    Trailing trailing,
    int leverage,
    boolean shorts,
    List<String> enterTags,
    String exitTag,
    int maxAdjustments) {
  private static final double ADJUSTMENT_LOSS = -0.012;
  private static final double PARTIAL_EXIT_PROFIT = 0.006;

  /** Decides by the rate of the moment; may move the trade's trailing stop. */
  Decision decide(Trade trade, double rate, long millis) {
    trade.observe(rate);
    double profit = trade.positionRatio(rate, millis);
    if (isStopped(trade, rate)) {
      return new Decision.Leave(stopReason(trade));
    }
    trail(trade, rate, profit, millis);
    if (profit >= enough(millis - trade.openMillis)) {
      return new Decision.Leave("roi");
    }
    if (millis - trade.openMillis >= trade.patienceMillis()) {
      return new Decision.Leave(exitTag);
    }
    return adjust(trade, profit);
  }

  private Decision adjust(Trade trade, double profit) {
    int entries = trade.fills(true);
    if (maxAdjustments == 0) {
      return Decision.HOLD;
    }
    if (profit <= ADJUSTMENT_LOSS * entries && entries <= maxAdjustments) {
      return new Decision.Add("adjust_" + entries);
    }
    boolean maySell = entries > 1 && trade.fills(false) == 0;
    return maySell && profit >= PARTIAL_EXIT_PROFIT
        ? new Decision.Reduce(0.5, "partial_exit")
        : Decision.HOLD;
  }

  /** The stop of a trade at its first fill. */
  double initialStop(Trade trade) {
    return away(trade, trade.openRate(), stoploss);
  }

  private void trail(Trade trade, double rate, double profit, long millis) {
    if (!trailing.active() || profit < trailing.offset()) {
      return;
    }
    double candidate = away(trade, rate, -trailing.positive());
    boolean closer = trade.isShort ? candidate < trade.stop() : candidate > trade.stop();
    if (closer) {
      trade.moveStop(candidate, millis);
    }
  }

  private static double away(Trade trade, double rate, double profitRatio) {
    double distance = profitRatio / trade.leverage;
    return rate * (trade.isShort ? 1 - distance : 1 + distance);
  }

  private static boolean isStopped(Trade trade, double rate) {
    return trade.isShort ? rate >= trade.stop() : rate <= trade.stop();
  }

  private static String stopReason(Trade trade) {
    return trade.stopMovedMillis() == 0 ? "stop_loss" : "trailing_stop_loss";
  }

  private double enough(long ageMillis) {
    Map.Entry<Integer, Double> step = minimalRoi.floorEntry((int) (ageMillis / 60_000));
    return step == null ? Double.MAX_VALUE : step.getValue();
  }

  String timeframe() {
    return timeframeMinutes < 60 ? timeframeMinutes + "m" : timeframeMinutes / 60 + "h";
  }

  long timeframeMillis() {
    return timeframeMinutes * 60_000L;
  }
}
