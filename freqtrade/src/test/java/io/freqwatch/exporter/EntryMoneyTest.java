package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryMoneyTest {
  private static final List<OpenTrade> WAITING = List.of(trade(order("buy", true, 2, 0.5, 100)));
  private static final List<OpenTrade> FILLED = List.of(trade(order("buy", false, 2, 2, 100)));

  private final EntryMoney money = new EntryMoney();

  @Test
  void isWhatOpenEntryOrdersHaveNotSpent() {
    assertThat(EntryMoney.of(WAITING)).isEqualTo(150);
    assertThat(EntryMoney.of(FILLED)).isZero();
    assertThat(EntryMoney.of(List.of(trade(order("sell", true, 2, 0, 100))))).isZero();
  }

  @Test
  void countsAnOrderThatHasFilledUntilTheBalanceIsReadAgain() {
    Balance balance = balance();
    assertThat(money.after(balance, WAITING)).isEqualTo(150);
    assertThat(money.after(balance, FILLED)).isEqualTo(150);
    assertThat(money.after(balance(), FILLED)).isZero();
  }

  @Test
  void countsAnOrderThatIsHeardOfAfterTheBalance() {
    Balance balance = balance();
    assertThat(money.after(balance, List.of())).isZero();
    assertThat(money.after(balance, WAITING)).isEqualTo(150);
  }

  private static Balance balance() {
    return new Balance(
        List.of(), 1_000.0, 1_000.0, null, null, "USDT", "USD", 1_000.0, null, null, "");
  }

  private static Order order(
      String side, boolean open, double amount, double filled, double price) {
    return new Order(side, "limit", "", open, amount, filled, price, null, null, null);
  }

  private static OpenTrade trade(Order order) {
    return new OpenTrade(
        1L,
        "BTC/USDT",
        false,
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(order));
  }
}
