package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.Profit;
import org.jspecify.annotations.Nullable;

/** How deep the realized capital fell from its peak, and how deep it is now. */
final class DrawdownFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.profit().ifPresent(profit -> add(snapshot, profit, families));
  }

  private static void add(BotSnapshot snapshot, Profit profit, Families families) {
    families.add("freqtrade_max_drawdown_ratio", profit.maxDrawdownRatio());
    addTime(
        "freqtrade_max_drawdown_start_timestamp_seconds",
        profit.maxDrawdownStartMillis(),
        families);
    addTime(
        "freqtrade_max_drawdown_end_timestamp_seconds", profit.maxDrawdownEndMillis(), families);
    families.add("freqtrade_current_drawdown_ratio", currentRatio(snapshot, profit));
    Money.of(snapshot)
        .ifPresent(
            money -> {
              String currency = money.currency();
              String mode = money.mode();
              families.add("freqtrade_max_drawdown", profit.maxDrawdown(), currency, mode);
              families.add("freqtrade_current_drawdown", current(snapshot, profit), currency, mode);
            });
  }

  /** The bot sends 0 where there was no drawdown yet. */
  private static void addTime(String family, @Nullable Long millis, Families families) {
    if (millis != null && millis > 0) {
      families.addTime(family, millis);
    }
  }

  private static @Nullable Double current(BotSnapshot snapshot, Profit profit) {
    LedgerSummary ledger = snapshot.facts().ledger();
    return profit.currentDrawdown() != null || ledger == null
        ? profit.currentDrawdown()
        : Double.valueOf(ledger.currentDrawdown());
  }

  /** Over the peak of starting capital and realized profit, as Freqtrade counts it. */
  private static @Nullable Double currentRatio(BotSnapshot snapshot, Profit profit) {
    LedgerSummary ledger = snapshot.facts().ledger();
    Double capital = snapshot.balance().map(Balance::startingCapital).orElse(null);
    if (profit.currentDrawdownRatio() != null || ledger == null || capital == null) {
      return profit.currentDrawdownRatio();
    }
    double peak = capital + ledger.peakProfit();
    return peak <= 0 ? null : Double.valueOf(ledger.currentDrawdown() / peak);
  }
}
