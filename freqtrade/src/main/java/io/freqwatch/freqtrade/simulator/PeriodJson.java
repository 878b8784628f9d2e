package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Closed profit by day, week or month in UTC, the newest first; and the wallet day by day. */
final class PeriodJson {
  /** A stretch of the calendar. */
  enum Unit {
    DAY,
    WEEK,
    MONTH;

    LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate minus(LocalDate start, int periods) {
      return switch (this) {
        case DAY -> start.minusDays(periods);
        case WEEK -> start.minusWeeks(periods);
        case MONTH -> start.minusMonths(periods);
      };
    }
  }

  private record Span(long profit, int trades) {}

  private PeriodJson() {}

  static ObjectNode periods(Books books, Unit unit, int count) {
    ArrayNode data = Json.array();
    LocalDate newest = unit.start(Dates.day(books.rates().millis()));
    for (int i = 0; i < count; i++) {
      data.add(period(books, unit.minus(newest, i), unit.minus(newest, i - 1)));
    }
    return new Fields()
        .node("data", data)
        .text("fiat_display_currency", "")
        .text("stake_currency", books.profile().currency().name())
        .toNode();
  }

  private static ObjectNode period(Books books, LocalDate from, LocalDate to) {
    Span before = between(books, 0, Dates.millis(from));
    Span span = between(books, Dates.millis(from), Dates.millis(to));
    long balance = books.profile().startingCapital() + before.profit();
    return new Fields()
        .text("date", from.toString())
        .units("abs_profit", span.profit())
        .number("rel_profit", Decimals.ratio(span.profit(), balance))
        .units("starting_balance", balance)
        .number("fiat_value", 0)
        .whole("trade_count", span.trades())
        .toNode();
  }

  private static Span between(Books books, long fromMillis, long toMillis) {
    long profit = 0;
    int trades = 0;
    for (Trade trade : books.ledger().closed()) {
      if (trade.closeMillis() >= fromMillis && trade.closeMillis() < toMillis) {
        profit += trade.realized();
        trades++;
      }
    }
    return new Span(profit, trades);
  }

  /** What the wallet was worth at the start of each day, today included. */
  static ObjectNode historicBalance(Books books, long startMillis) {
    ArrayNode data = Json.array();
    LocalDate today = Dates.day(books.rates().millis());
    long balance = books.profile().startingCapital();
    int next = 0;
    var closed = books.ledger().closed();
    for (LocalDate day = Dates.day(startMillis); !day.isAfter(today); day = day.plusDays(1)) {
      long millis = Dates.millis(day);
      while (next < closed.size() && closed.get(next).closeMillis() < millis) {
        balance += closed.get(next++).realized();
      }
      data.addArray().add(Dates.zuluSeconds(millis)).add(millis).add(Decimals.value(balance));
    }
    ArrayNode columns = Json.array().add("date").add("__date_ts").add("total_quote");
    return new Fields()
        .node("columns", columns)
        .whole("length", data.size())
        .node("data", data)
        .whole("capture_start_ts", startMillis)
        .toNode();
  }
}
