package io.freqwatch.freqtrade.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of one bot, and nothing that changes it: the calls of {@link ReadEndpoint}.
 *
 * <p>Safe for use by many threads. Of each weight one call is in flight at a time; further callers
 * wait for their turn. Every method throws {@link BotCallException} where there is no usable answer
 * and {@link InterruptedException} when its thread is interrupted. Calls are never put off by this
 * interface: whoever polls asks {@link #untilNextCall} first.
 */
public interface BotReader {
  /** Freqtrade's own limit of rows that is still cheap to ask for. */
  int TRADES_PER_PAGE = 500;

  /** Proves that HTTP works, and nothing about trading; needs no password. */
  void ping() throws InterruptedException;

  Version version() throws InterruptedException;

  ShowConfig showConfig() throws InterruptedException;

  Health health() throws InterruptedException;

  /** Fails with 502 while the bot is stopped. */
  Count count() throws InterruptedException;

  /** The open trades; empty while there are none. */
  List<OpenTrade> status() throws InterruptedException;

  Profit profit() throws InterruptedException;

  /** From API 2.43. */
  ProfitAll profitAll() throws InterruptedException;

  Balance balance() throws InterruptedException;

  List<PairPerformance> performance() throws InterruptedException;

  List<TagPerformance> entries() throws InterruptedException;

  List<TagPerformance> exits() throws InterruptedException;

  List<TagPerformance> mixTags() throws InterruptedException;

  Stats stats() throws InterruptedException;

  /** The newest days; each one costs the bot a query. */
  PeriodProfits daily(int days) throws InterruptedException;

  PeriodProfits weekly(int weeks) throws InterruptedException;

  PeriodProfits monthly(int months) throws InterruptedException;

  /**
   * At most {@value #TRADES_PER_PAGE} closed trades.
   *
   * @param newestFirst by time of closing, for bots of 2025 and later; others go by id, ascending,
   *     whatever is asked
   */
  TradesPage trades(int limit, long offset, boolean newestFirst) throws InterruptedException;

  /** One trade, open or closed; fails with 404 where it was deleted. */
  ClosedTrade trade(long tradeId) throws InterruptedException;

  Locks locks() throws InterruptedException;

  Whitelist whitelist() throws InterruptedException;

  Blacklist blacklist() throws InterruptedException;

  /** The newest lines, oldest of them first. */
  Logs logs(int limit) throws InterruptedException;

  /** Blocks an old bot for one second. */
  SystemInfo sysinfo() throws InterruptedException;

  PairCandle lastCandle(String pair, String timeframe) throws InterruptedException;

  /** From API 2.48. */
  HistoricBalance historicBalance() throws InterruptedException;

  /**
   * How long to leave an endpoint alone: twenty times as long as its last call took, counted from
   * that call's end. Zero: call it now.
   */
  Duration untilNextCall(ReadEndpoint endpoint);

  /** Endpoints that this bot has answered with 404: its dialect lacks them. */
  Set<ReadEndpoint> missingEndpoints();

  /** The bot's clock minus ours by the newest answer, exact to a second; null before the first. */
  @Nullable Long clockSkewMillis();
}
