package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of {@code /trades}: closed trades only.
 *
 * @param totalTrades closed trades in all
 */
public record TradesPage(
    List<ClosedTrade> trades, @Nullable Long offset, @Nullable Long totalTrades) {
  public TradesPage {
    trades = List.copyOf(trades);
  }
}
