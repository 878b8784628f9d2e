package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.PairPerformance;
import io.freqwatch.freqtrade.api.Profit;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.freqtrade.api.Stats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The page of the original exporter, kamontat/fthelper's FTMetric 5: its names, types, labels and
 * units, for dashboards made for it. Its mistakes in the values are put right: unrealized is not
 * the realized value again, exit reasons and durations of today's bots are read, open trades stay
 * while the bot is stopped, a bot without a fiat currency has a balance. What a bot did not tell is
 * absent.
 */
final class FtmetricPage {
  private final BotSnapshot snapshot;
  private final FtmetricWriter out;
  private final String stake;
  private final String fiat;

  private FtmetricPage(BotSnapshot snapshot) {
    this.snapshot = snapshot;
    this.stake = snapshot.config().map(ShowConfig::stakeCurrency).orElse("");
    this.fiat = snapshot.balance().map(Balance::fiatCurrency).orElse("");
    this.out =
        new FtmetricWriter(
            "cluster", snapshot.bot(),
            "strategy", snapshot.config().map(ShowConfig::strategy).orElse(""),
            "version", snapshot.config().map(ShowConfig::version).orElse(""));
  }

  /** The page in text 0.0.4. */
  static byte[] render(BotSnapshot snapshot) {
    FtmetricPage page = new FtmetricPage(snapshot);
    page.identity();
    snapshot.balance().ifPresent(page::balance);
    page.openTrades();
    snapshot.profit().ifPresent(page::profit);
    page.changes();
    page.pairs();
    snapshot.stats().ifPresent(page::stats);
    page.locks();
    page.logs();
    page.exporter();
    return page.out.bytes();
  }

  private void identity() {
    out.gauge("freqtrade_build_info", "1 while the bot answers, 0 while it does not.");
    out.sample(snapshot.isUp() ? 1 : 0);
    String state = stateText();
    out.gauge("freqtrade_state", "stopped 0, running 1, stop_buy 2, anything else -1.");
    out.sample(stateNumber(state), "text", state);
    snapshot.config().ifPresent(this::mode);
  }

  private String stateText() {
    BotState state = snapshot.state();
    boolean stopBuy =
        state == BotState.PAUSED
            || state == BotState.RUNNING
                && snapshot
                    .config()
                    .map(ShowConfig::entriesEnabled)
                    .filter(enabled -> !enabled)
                    .isPresent();
    return stopBuy ? "stop_buy" : state.wireName();
  }

  private static int stateNumber(String text) {
    return switch (text) {
      case "stopped" -> 0;
      case "running" -> 1;
      case "stop_buy" -> 2;
      default -> -1;
    };
  }

  private void mode(ShowConfig config) {
    Boolean dryRun = config.dryRun();
    if (dryRun != null) {
      out.gauge("freqtrade_mode", "dry_run 0, live 1.");
      out.sample(dryRun ? 0 : 1, "text", dryRun ? "dry_run" : "live");
    }
  }

  private void balance(Balance balance) {
    out.gauge("freqtrade_crypto_balance", "The account's worth in the stake currency.");
    out.sample(balance.total(), "stake", stake);
    out.gauge("freqtrade_fiat_balance", "The account's worth in the fiat currency.");
    out.sample(balance.value(), "stake", fiat);
    out.gauge("freqtrade_crypto_balances", "Each asset's worth in the stake currency.");
    for (Balance.Currency currency : balance.currencies()) {
      if (currency.currency() != null && !Boolean.TRUE.equals(currency.isPosition())) {
        out.sample(currency.estimatedStake(), "currency", currency.currency(), "stake", stake);
      }
    }
    Double total = balance.total();
    Double value = balance.value();
    if (total != null && value != null && total > 0) {
      out.gauge("freqtrade_rate_convert", "Fiat for one unit of the stake currency.");
      out.sample(value / total, "from", stake, "to", fiat);
    }
  }

  private void openTrades() {
    snapshot
        .openTrades()
        .ifPresent(
            trades -> {
              out.gauge("freqtrade_trade_open_stake", "Worth of all open trades when opened.");
              out.sample(notional(trades));
              out.gauge("freqtrade_trade_open_current", "Open trades.");
              out.sample(trades.size());
            });
    snapshot
        .config()
        .ifPresent(
            config -> {
              out.gauge("freqtrade_trade_open_max", "Trades that may be open; -1 is unlimited.");
              out.sample(config.hasUnlimitedTrades() ? Double.valueOf(-1) : config.maxOpenTrades());
            });
  }

  private static double notional(List<OpenTrade> trades) {
    return trades.stream()
        .map(OpenTrade::notional)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private void profit(Profit profit) {
    out.counter("freqtrade_trade_total", "Trades, open and closed.").sample(profit.tradeCount());
    out.counter("freqtrade_trade_close", "Closed trades.").sample(profit.closedTradeCount());
    out.counter("freqtrade_trade_winning", "Won trades.").sample(profit.winningTrades());
    out.counter("freqtrade_trade_losing", "Lost trades.").sample(profit.losingTrades());
    out.gauge("freqtrade_trade_avg_duration_seconds", "Mean duration of closed trades.");
    out.sample(profit.averageDurationSeconds());
    out.gauge("freqtrade_trade_first_seconds", "When the first trade was opened.");
    out.sample(seconds(profit.firstTradeMillis()));
    out.gauge("freqtrade_trade_latest_seconds", "When the latest trade was opened.");
    out.sample(seconds(profit.latestTradeMillis()));
    out.gauge("freqtrade_perf_realized", "Profit of closed trades.");
    out.sample(profit.closedProfit(), "stake", stake);
    out.sample(profit.closedProfitFiat(), "stake", fiat);
    out.gauge("freqtrade_perf_realized_pct", "Profit of closed trades over the capital, 0 to 1.");
    out.sample(profit.closedProfitRatio());
    out.gauge("freqtrade_perf_unrealized", "Profit of closed and open trades.");
    out.sample(profit.allProfit(), "stake", stake);
    out.sample(profit.allProfitFiat(), "stake", fiat);
    out.gauge("freqtrade_perf_unrealized_pct", "Profit of all trades over the capital, 0 to 1.");
    out.sample(profit.allProfitRatio());
  }

  private static @Nullable Double seconds(@Nullable Long millis) {
    return millis == null ? null : millis / 1000.0;
  }

  private void changes() {
    snapshot
        .facts()
        .equityChanges()
        .forEach(
            (window, change) -> {
              out.gauge(
                  "freqtrade_perf_" + window, "Change of the balance over the period, 0 to 1.");
              out.sample(change);
            });
  }

  private void pairs() {
    snapshot
        .whitelist()
        .ifPresent(
            whitelist -> {
              out.gauge("freqtrade_pair_whitelist", "Pairs that may be traded.");
              out.sample(whitelist.pairs().size());
            });
    List<PairPerformance> pairs = snapshot.performance().orElse(List.of());
    pairs = pairs.stream().limit(LabelLimits.of("pair")).toList();
    out.gauge("freqtrade_pair_profit_pct", "Profit by pair, 0 to 100.");
    pairs.forEach(pair -> perPair(pair, percent(pair.profitRatio())));
    out.gauge("freqtrade_pair_profit_abs", "Profit by pair in the stake currency.");
    pairs.forEach(pair -> perPair(pair, pair.profit()));
    out.gauge("freqtrade_pair_count", "Closed trades by pair.");
    pairs.forEach(pair -> perPair(pair, pair.count()));
  }

  private static @Nullable Double percent(@Nullable Double ratio) {
    return ratio == null ? null : 100 * ratio;
  }

  private void perPair(PairPerformance pair, @Nullable Number value) {
    out.sample(value, "pair", Money.label(pair.pair()));
  }

  private void stats(Stats stats) {
    out.gauge("freqtrade_stat_sell_reason", "Closed trades by reason of exit and result.");
    stats
        .exitReasons()
        .forEach(
            (reason, results) -> {
              out.sample(results.wins(), "reason", reason, "type", "win");
              out.sample(results.draws(), "reason", reason, "type", "draw");
              out.sample(results.losses(), "reason", reason, "type", "loss");
            });
    out.gauge("freqtrade_stat_duration", "Mean duration in seconds by result.");
    out.sample(stats.winSeconds(), "type", "win");
    out.sample(stats.drawSeconds(), "type", "draw");
    out.sample(stats.lossSeconds(), "type", "loss");
  }

  private void locks() {
    snapshot
        .locks()
        .ifPresent(
            locks -> {
              out.gauge("freqtrade_lock_count", "Pairs that are locked.");
              out.sample(locks.locks().size());
            });
  }

  private void logs() {
    double total = LogTally.LEVELS.stream().mapToDouble(this::messages).sum();
    out.counter("freqtrade_log_level_total", "Lines of the bot's log.").sample(total);
    out.counter("freqtrade_log_level_count", "Lines of the bot's log with a level.").sample(total);
    out.counter("freqtrade_log_level", "Lines of the bot's log by level.");
    LogTally.LEVELS.forEach(
        level -> out.sample(messages(level), "level", level.toUpperCase(Locale.ROOT)));
  }

  private double messages(String level) {
    CounterBook.Counts counts = snapshot.facts().counts();
    return LogTally.SOURCES.stream()
        .mapToDouble(source -> counts.of(LogTally.MESSAGES, level, source))
        .sum();
  }

  private void exporter() {
    String bot = snapshot.bot();
    double hits = overEndpoints(endpoint -> cached(endpoint, "hit"));
    double misses = overEndpoints(endpoint -> cached(endpoint, "miss"));
    double good = overEndpoints(endpoint -> calls(endpoint, Outcome.OK));
    double all =
        overEndpoints(
            endpoint ->
                Arrays.stream(Outcome.values()).mapToDouble(out -> calls(endpoint, out)).sum());
    out.counter("freqtrade_internal_cache_total", "Answers wanted of the exporter's cache.");
    out.sampleAlone(hits + misses, "cluster", bot);
    out.counter("freqtrade_internal_cache_miss", "Answers that the cache did not hold.");
    out.sampleAlone(misses, "cluster", bot);
    out.gauge("fthelper_build_info", "The exporter's version.");
    out.sampleAlone(1, "version", ProgramVersion.text(), "commit", "", "date", "");
    out.counter("fthelper_internal_cache_size", "Answers that the cache holds.");
    out.sampleAlone(snapshot.readings().endpoints().size(), "type", "connection");
    out.gauge("fthelper_internal_warmup", "Share of endpoints that have answered, 0 to 1.");
    out.sampleAlone(warmth());
    snapshot
        .facts()
        .calls()
        .total()
        .ifPresent(
            calls ->
                out.histogram(
                    "fthelper_internal_warmup_duration",
                    "How long calls of the bot's API took, in milliseconds.",
                    calls,
                    1000));
    out.counter("fthelper_internal_http_call", "Calls of the bot's API.");
    out.sampleAlone(all, "type", "total", "cluster", bot);
    out.sampleAlone(good, "type", "success", "cluster", bot);
  }

  private double warmth() {
    long tried = Arrays.stream(ReadEndpoint.values()).filter(this::wasCalled).count();
    return tried == 0 ? 0 : (double) snapshot.facts().lastSuccess().size() / tried;
  }

  private boolean wasCalled(ReadEndpoint endpoint) {
    return Arrays.stream(Outcome.values()).anyMatch(outcome -> calls(endpoint, outcome) > 0);
  }

  private static double overEndpoints(ToDoubleFunction<ReadEndpoint> count) {
    return Arrays.stream(ReadEndpoint.values()).mapToDouble(count).sum();
  }

  private double cached(ReadEndpoint endpoint, String result) {
    CounterBook.Counts counts = snapshot.facts().counts();
    return counts.of("freqtrade_exporter_cache_requests", endpoint.template(), result);
  }

  private double calls(ReadEndpoint endpoint, Outcome outcome) {
    CounterBook.Counts counts = snapshot.facts().counts();
    return counts.of("freqtrade_exporter_api_requests", endpoint.template(), outcome.label());
  }
}
