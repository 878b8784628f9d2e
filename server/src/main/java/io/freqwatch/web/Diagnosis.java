package io.freqwatch.web;

import static io.freqwatch.web.FleetMetrics.ANSWER_SECONDS;
import static io.freqwatch.web.FleetMetrics.CLOCK_SKEW;
import static io.freqwatch.web.FleetMetrics.DRAWDOWN_RATIO;
import static io.freqwatch.web.FleetMetrics.EQUITY;
import static io.freqwatch.web.FleetMetrics.LAST_PROCESS;
import static io.freqwatch.web.FleetMetrics.OLDEST_CANDLE;
import static io.freqwatch.web.FleetMetrics.POLL_OUTCOME;
import static io.freqwatch.web.FleetMetrics.PROFIT;
import static io.freqwatch.web.FleetMetrics.SCRAPED;
import static io.freqwatch.web.FleetMetrics.TIMEFRAME;
import static io.freqwatch.web.FleetMetrics.UP;

import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with one bot, the most telling thing first: a bot that does not answer is not
 * also called stuck. Times that the bot takes are compared with its own clock; those of candles are
 * the exchange's and compared with ours.
 */
final class Diagnosis {
  private static final double STUCK_SECONDS = 300;
  private static final double SLOW_SECONDS = 2;
  private static final double SKEW_SECONDS = 30;
  private static final double CANDLE_TIMEFRAMES = 3;
  private static final double CANDLE_GRACE_SECONDS = 120;
  private static final double SUDDEN_LOSS = 0.10;

  private final WatchedBot bot;
  private final BotSamples samples;
  private final BotTrends trends;
  private final BotState state;
  private final double nowSeconds;

  Diagnosis(
      WatchedBot bot, BotSamples samples, BotTrends trends, BotState state, double nowSeconds) {
    this.bot = bot;
    this.samples = samples;
    this.trends = trends;
    this.state = state;
    this.nowSeconds = nowSeconds;
  }

  /** Null where the bot is well. */
  @Nullable BotProblem problem() {
    return first(
        notScraped(),
        state == BotState.RELOAD_CONFIG ? null : poll(),
        webserver(),
        stuck(),
        staleCandles(),
        suddenLoss(),
        clockSkew(),
        slow(),
        stopped());
  }

  private static @Nullable BotProblem first(@Nullable BotProblem... candidates) {
    for (BotProblem candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable BotProblem notScraped() {
    Double scraped = samples.value(SCRAPED);
    if (scraped != null && scraped == 1 && samples.value(UP) != null) {
      return null;
    }
    return BotProblem.problem(
        "not_scraped",
        "No measurements of this bot: its exporter has not been scraped"
            + " (right after a start this passes; else run \"freqwatch doctor\").");
  }

  private @Nullable BotProblem poll() {
    return PollProblem.of(samples.active(POLL_OUTCOME, "outcome"), bot);
  }

  private @Nullable BotProblem webserver() {
    return state == BotState.WEBSERVER ? PollProblem.of("503", bot) : null;
  }

  private @Nullable BotProblem stuck() {
    Double lastProcess = samples.value(LAST_PROCESS);
    if (!state.isTrading() || lastProcess == null) {
      return null;
    }
    double silent = botNow() - lastProcess;
    return silent <= STUCK_SECONDS
        ? null
        : BotProblem.problem(
            "stuck",
            "The bot says it is %s, but its trading loop has not run for %s: look at its log;"
                    .formatted(state.text(), text(silent))
                + " the exchange may be out of reach.");
  }

  private @Nullable BotProblem staleCandles() {
    Double oldest = samples.value(OLDEST_CANDLE);
    Double timeframe = samples.value(TIMEFRAME);
    if (!state.isTrading() || oldest == null || timeframe == null) {
      return null;
    }
    double age = nowSeconds - oldest;
    return age <= CANDLE_TIMEFRAMES * timeframe + CANDLE_GRACE_SECONDS
        ? null
        : BotProblem.problem(
            "stale_candles",
            "The oldest pair's newest candle began %s ago, with a timeframe of %s: the bot trades"
                    .formatted(text(age), text(timeframe))
                + " on old prices; check its exchange connection and log.");
  }

  private @Nullable BotProblem suddenLoss() {
    double lost = Math.max(drawdownIncrease(), lostShare());
    return lost < SUDDEN_LOSS
        ? null
        : BotProblem.problem(
            "drawdown",
            String.format(
                Locale.ROOT,
                "The bot lost %.1f %% of its equity within an hour: look at its latest trades,"
                    + " and stop it if they are not meant.",
                100 * lost));
  }

  private double drawdownIncrease() {
    Double drawdown = samples.value(DRAWDOWN_RATIO);
    Double lowest = trends.lowestDrawdown();
    return drawdown == null || lowest == null ? 0 : drawdown - lowest;
  }

  /** By realized profit, which is known of earlier than a drawdown after a start. */
  private double lostShare() {
    Double profit = samples.value(PROFIT);
    Double highest = trends.highestProfit();
    Double equity = samples.value(EQUITY);
    if (profit == null || highest == null || equity == null || highest <= profit) {
      return 0;
    }
    double lost = highest - profit;
    return lost / Math.max(equity + lost, lost);
  }

  private @Nullable BotProblem clockSkew() {
    double skew = skew();
    return Math.abs(skew) <= SKEW_SECONDS
        ? null
        : BotProblem.warning(
            "clock_skew",
            "The bot's clock is %s %s ours: let both machines keep time by NTP."
                .formatted(text(Math.abs(skew)), skew > 0 ? "ahead of" : "behind"));
  }

  private @Nullable BotProblem slow() {
    Double seconds = samples.value(ANSWER_SECONDS);
    return seconds == null || seconds < SLOW_SECONDS
        ? null
        : BotProblem.warning(
            "slow",
            String.format(
                Locale.ROOT,
                "The bot takes %.1f s for answers that cost it nothing: its machine is overloaded"
                    + " or too many programs ask it.",
                seconds));
  }

  private @Nullable BotProblem stopped() {
    return state != BotState.STOPPED
        ? null
        : BotProblem.warning(
            "stopped",
            "The bot is stopped and does not trade: send it /start when you want it to.");
  }

  private double skew() {
    Double skew = samples.value(CLOCK_SKEW);
    return skew == null ? 0 : skew;
  }

  /** What the bot's own clock says now. */
  private double botNow() {
    return nowSeconds + skew();
  }

  private static String text(double seconds) {
    long whole = Math.round(seconds);
    long rounded = whole < 120 ? whole : whole / 60 * 60;
    return PrometheusDuration.format(Duration.ofSeconds(rounded));
  }
}
