package io.freqwatch.freqtrade.api;

import java.util.List;

/** How the answer of each endpoint is read. */
public final class Answers {
  static final Answer<Boolean> PING = Answer.ofObject(ReadEndpoint.PING, root -> true, "status");
  public static final Answer<Version> VERSION =
      Answer.ofObject(ReadEndpoint.VERSION, root -> new Version(root.text("version")), "version");
  public static final Answer<ShowConfig> SHOW_CONFIG =
      Answer.ofObject(ReadEndpoint.SHOW_CONFIG, BotDecoder::showConfig, "state")
          .thatHas("a state or a run mode", ShowConfig::tellsState);
  public static final Answer<Health> HEALTH =
      Answer.ofObject(ReadEndpoint.HEALTH, BotDecoder::health, "last_process");
  public static final Answer<Count> COUNT =
      Answer.ofObject(ReadEndpoint.COUNT, TradeDecoder::count, "current");
  public static final Answer<List<OpenTrade>> STATUS =
      Answer.ofRows(ReadEndpoint.STATUS, TradeDecoder::open);
  public static final Answer<Profit> PROFIT =
      Answer.ofObject(ReadEndpoint.PROFIT, ProfitDecoder::profit, "trade_count");
  public static final Answer<ProfitAll> PROFIT_ALL =
      Answer.ofObject(ReadEndpoint.PROFIT_ALL, ProfitDecoder::all, "all");
  public static final Answer<Balance> BALANCE =
      Answer.ofObject(ReadEndpoint.BALANCE, BalanceDecoder::balance, "currencies");
  public static final Answer<HistoricBalance> HISTORIC_BALANCE =
      Answer.ofObject(ReadEndpoint.HISTORIC_BALANCE, BalanceDecoder::historic, "data");
  public static final Answer<List<PairPerformance>> PERFORMANCE =
      Answer.ofRows(ReadEndpoint.PERFORMANCE, ResultsDecoder::pair);
  public static final Answer<List<TagPerformance>> ENTRIES =
      Answer.ofRows(ReadEndpoint.ENTRIES, row -> ResultsDecoder.tag(row, "enter_tag"));
  public static final Answer<List<TagPerformance>> EXITS =
      Answer.ofRows(ReadEndpoint.EXITS, row -> ResultsDecoder.tag(row, "exit_reason"));
  public static final Answer<List<TagPerformance>> MIX_TAGS =
      Answer.ofRows(ReadEndpoint.MIX_TAGS, row -> ResultsDecoder.tag(row, "mix_tag"));
  public static final Answer<Stats> STATS =
      Answer.ofObject(ReadEndpoint.STATS, ResultsDecoder::stats, "durations");
  public static final Answer<PeriodProfits> DAILY = periods(ReadEndpoint.DAILY);
  public static final Answer<PeriodProfits> WEEKLY = periods(ReadEndpoint.WEEKLY);
  public static final Answer<PeriodProfits> MONTHLY = periods(ReadEndpoint.MONTHLY);
  public static final Answer<TradesPage> TRADES =
      Answer.ofObject(ReadEndpoint.TRADES, TradeDecoder::page, "trades")
          .reading(TradeDecoder.PAGE_FIELDS);
  public static final Answer<ClosedTrade> TRADE =
      Answer.ofObject(ReadEndpoint.TRADE, TradeDecoder::closed, "trade_id")
          .reading(TradeDecoder.PAGE_FIELDS);
  public static final Answer<Locks> LOCKS =
      Answer.ofObject(
          ReadEndpoint.LOCKS, root -> new Locks(root.rows("locks", BotDecoder::lock)), "locks");
  public static final Answer<Whitelist> WHITELIST =
      Answer.ofObject(ReadEndpoint.WHITELIST, BotDecoder::whitelist, "whitelist");
  public static final Answer<Blacklist> BLACKLIST =
      Answer.ofObject(ReadEndpoint.BLACKLIST, BotDecoder::blacklist, "blacklist");
  public static final Answer<Logs> LOGS =
      Answer.ofObject(ReadEndpoint.LOGS, BotDecoder::logs, "logs");
  public static final Answer<SystemInfo> SYSINFO =
      Answer.ofObject(ReadEndpoint.SYSINFO, BotDecoder::systemInfo, "cpu_pct");
  public static final Answer<PairCandle> PAIR_CANDLES =
      Answer.ofObject(ReadEndpoint.PAIR_CANDLES, CandleDecoder::last, "data");

  private Answers() {}

  private static Answer<PeriodProfits> periods(ReadEndpoint endpoint) {
    return Answer.ofObject(endpoint, ResultsDecoder::periods, "data");
  }
}
