package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * What changes a bot. Apart from {@link BotReader} on purpose: neither leads to the other. The bot
 * acknowledges at once and acts at its next loop. Every method throws {@link BotCallException} and
 * gives back what the bot said, such as {@code starting trader ...}.
 */
public interface BotController {
  String start() throws InterruptedException;

  String stop() throws InterruptedException;

  /** Bots of 2025 and later; starts a stopped bot paused. */
  String pause() throws InterruptedException;

  /** No new trades: state paused in new bots, {@code max_open_trades = 0} in old ones. */
  String stopEntry() throws InterruptedException;

  /** A bad configuration ends the bot's process: check it before. */
  String reloadConfig() throws InterruptedException;

  /** Needs {@code force_entry_enable}. */
  String forceEntry(ForceEntry entry) throws InterruptedException;

  String forceExit(ForceExit exit) throws InterruptedException;

  String deleteTrade(long tradeId) throws InterruptedException;

  String cancelOpenOrder(long tradeId) throws InterruptedException;

  String reloadTrade(long tradeId) throws InterruptedException;

  /** Kept in the bot's memory only: gone at the next reload. */
  void addToBlacklist(String pair) throws InterruptedException;

  void removeFromBlacklist(String pair) throws InterruptedException;

  /** Kept in the bot's database. */
  void lock(NewLock lock) throws InterruptedException;

  void deleteLock(long lockId) throws InterruptedException;

  /**
   * An entry by hand; what is null the bot decides.
   *
   * @param side {@code long} or {@code short}
   */
  record ForceEntry(
      String pair,
      String side,
      @Nullable Double rate,
      @Nullable String orderType,
      @Nullable Double stakeAmount,
      @Nullable Double leverage,
      @Nullable String enterTag) {}

  /**
   * An exit by hand.
   *
   * @param tradeId a number, or {@code all}
   * @param amount null: the whole trade
   */
  record ForceExit(String tradeId, @Nullable String orderType, @Nullable Double amount) {}

  /**
   * A lock to set.
   *
   * @param side {@code long}, {@code short} or {@code *}
   */
  record NewLock(String pair, String side, long untilMillis, String reason) {}
}
