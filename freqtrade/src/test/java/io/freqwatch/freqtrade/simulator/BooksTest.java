package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every answer that adds up the same trades shows the same digits, while trading goes on. */
final class BooksTest {
  private static final int ROUNDS = 450;
  private static final int CHECK_EVERY = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 2026})
  void balanceToTheLastDigitWhileTradingGoesOn(long seed) {
    for (BotProfile profile : SimulatedBots.profiles(seed, 10)) {
      Bot bot = SimulatedBots.booted(profile, seed);
      long millis = SimulatedBots.NOW;
      for (int i = 0; i < ROUNDS; i += CHECK_EVERY) {
        check(bot);
        millis = SimulatedBots.trade(bot, millis, CHECK_EVERY);
      }
      check(bot);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42})
  void balanceAfterASuddenLossAndADeletedTrade(long seed) {
    for (BotProfile profile : SimulatedBots.profiles(seed, 10)) {
      Bot bot = SimulatedBots.booted(profile, seed);
      long millis = SimulatedBots.trade(bot, SimulatedBots.NOW, 50);
      long before = bot.read(Books::equity);
      bot.crashPrice(0.15, millis);
      check(bot);
      assertThat((double) bot.read(Books::equity) / before).isBetween(0.84, 0.855);
      bot.delete(bot.read(books -> books.ledger().closed().getLast().id));
      check(bot);
      SimulatedBots.trade(bot, millis, 50);
      check(bot);
    }
  }

  private static void check(Bot bot) {
    bot.read(
        books -> {
          new Answers(bot, books).agree();
          return books;
        });
  }

  /** The answers of one bot at one moment. */
  private static final class Answers {
    private final Books books;
    private final JsonNode profit;
    private final JsonNode balance;
    private final JsonNode status;
    private final JsonNode months;
    private final JsonNode days;
    private final JsonNode wallet;

    Answers(Bot bot, Books books) {
      this.books = books;
      BotProfile profile = books.profile();
      profit = new ProfitJson(profile, bot.firstStartMillis()).all(books);
      balance = new BalanceJson(profile, bot.market()).write(books);
      status = new TradeJson(profile).status(books);
      months = PeriodJson.periods(books, PeriodJson.Unit.MONTH, 4);
      days = PeriodJson.periods(books, PeriodJson.Unit.DAY, 40);
      wallet = PeriodJson.historicBalance(books, bot.firstStartMillis());
    }

    void agree() {
      closedProfit();
      counts();
      equity();
      wallet();
    }

    private void closedProfit() {
      BigDecimal closed = number(profit, "profit_closed_coin");
      var trades = books.ledger().closed();
      TradeJson json = new TradeJson(books.profile());
      BigDecimal sum = BigDecimal.ZERO;
      for (Trade trade : trades) {
        sum = sum.add(number(json.closed(trade), "close_profit_abs"));
      }
      assertThat(sum).isEqualByComparingTo(closed);
      assertThat(sum(GroupJson.performance(trades), "profit_abs")).isEqualByComparingTo(closed);
      assertThat(sum(GroupJson.entries(trades), "profit_abs")).isEqualByComparingTo(closed);
      assertThat(sum(GroupJson.exits(trades), "profit_abs")).isEqualByComparingTo(closed);
      assertThat(sum(GroupJson.mixes(trades), "profit_abs")).isEqualByComparingTo(closed);
      assertThat(sum(months.get("data"), "abs_profit")).isEqualByComparingTo(closed);
      assertThat(sum(days.get("data"), "abs_profit")).isEqualByComparingTo(closed);
    }

    private void counts() {
      int closed = books.ledger().closed().size();
      assertThat(profit.get("closed_trade_count").asInt()).isEqualTo(closed);
      assertThat(profit.get("trade_count").asInt()).isEqualTo(closed + status.size());
      assertThat(sum(days.get("data"), "trade_count").intValue()).isEqualTo(closed);
      assertThat(profit.get("winning_trades").asInt() + profit.get("losing_trades").asInt())
          .isEqualTo(closed);
      JsonNode reasons = GroupJson.stats(books.ledger().closed()).get("exit_reasons");
      assertThat(sum(reasons, "losses").intValue()).isEqualTo(profit.get("losing_trades").asInt());
    }

    private void equity() {
      BigDecimal all = number(profit, "profit_all_coin");
      BigDecimal open = sum(status, "total_profit_abs");
      assertThat(all).isEqualByComparingTo(number(profit, "profit_closed_coin").add(open));
      BigDecimal total = number(balance, "total_bot");
      JsonNode currencies = balance.get("currencies");
      assertThat(total.add(setAside(currencies)))
          .isEqualByComparingTo(number(balance, "starting_capital").add(all));
      assertThat(sum(currencies, "est_stake_bot")).isEqualByComparingTo(total);
      assertThat(sum(currencies, "est_stake")).isEqualByComparingTo(number(balance, "total"));
      for (JsonNode currency : currencies) {
        assertThat(number(currency, "free").add(number(currency, "used")))
            .isEqualByComparingTo(number(currency, "balance"));
        assertThat(number(currency, "free")).isNotNegative();
      }
    }

    /** The money of open entry orders, which {@code total_bot} of a spot bot lacks. */
    private BigDecimal setAside(JsonNode currencies) {
      for (JsonNode currency : currencies) {
        if (currency.get("currency").asString().equals(balance.get("stake").asString())) {
          return number(currency, "est_stake").subtract(number(currency, "est_stake_bot"));
        }
      }
      return BigDecimal.ZERO;
    }

    private void wallet() {
      JsonNode today = days.get("data").get(0);
      BigDecimal morning = number(today, "starting_balance");
      JsonNode lastDay = wallet.get("data").get(wallet.get("data").size() - 1);
      assertThat(lastDay.get(2).asDouble()).isEqualTo(morning.doubleValue());
      BigDecimal now =
          number(balance, "starting_capital").add(number(profit, "profit_closed_coin"));
      assertThat(morning.add(number(today, "abs_profit"))).isEqualByComparingTo(now);
    }

    private static BigDecimal sum(JsonNode list, String field) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode element : list) {
        sum = sum.add(number(element, field));
      }
      return sum;
    }

    private static BigDecimal number(JsonNode node, String field) {
      assertThat(node.has(field)).as(field).isTrue();
      return new BigDecimal(node.get(field).asString());
    }
  }
}
