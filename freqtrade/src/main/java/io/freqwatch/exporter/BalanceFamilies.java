package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;

/** What the bot and its account own. */
final class BalanceFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot
        .balance()
        .ifPresent(
            balance ->
                Money.of(snapshot).ifPresent(money -> add(snapshot, balance, money, families)));
  }

  private static void add(BotSnapshot snapshot, Balance balance, Money money, Families families) {
    String account = snapshot.account();
    Equity equity = Equity.of(snapshot, balance);
    String currency = money.currency();
    String mode = money.mode();
    families.add("freqtrade_equity", equity.stake(), currency, mode);
    families.add("freqtrade_account_equity", balance.total(), currency, mode, account);
    families.add("freqtrade_starting_capital", balance.startingCapital(), currency, mode);
    String fiat = balance.fiatCurrency();
    if (fiat != null && !fiat.isEmpty()) {
      families.add("freqtrade_equity_fiat", equity.fiat(), fiat, mode);
    }
    balance.currencies().forEach(asset -> asset(account, asset, money, families));
  }

  private static void asset(
      String account, Balance.Currency asset, Money money, Families families) {
    String name = Money.label(asset.currency());
    if (!Boolean.TRUE.equals(asset.isPosition())) {
      families.add("freqtrade_balance_free", asset.free(), name, money.mode(), account);
      families.add("freqtrade_balance_used", asset.used(), name, money.mode(), account);
    }
    families.add(
        "freqtrade_balance_value",
        asset.estimatedStake(),
        name,
        money.currency(),
        String.valueOf(!Boolean.FALSE.equals(asset.isBotManaged())),
        money.mode(),
        account);
  }
}
