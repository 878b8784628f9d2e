package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Locks;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.PairPerformance;
import io.freqwatch.freqtrade.api.Profit;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.freqtrade.api.Stats;
import java.util.List;

/**
 * Puts a {@link BotSnapshot} together by hand, for tests of collectors: a bot that answers, in the
 * state that its configuration tells.
 */
public final class BotSnapshotBuilder {
  private final String bot;
  private String account = "";
  private Readings readings = Readings.NONE;

  BotSnapshotBuilder(String bot) {
    this.bot = bot;
  }

  public BotSnapshotBuilder account(String name) {
    account = name;
    return this;
  }

  public BotSnapshotBuilder config(ShowConfig answer) {
    return with(ReadEndpoint.SHOW_CONFIG, answer);
  }

  public BotSnapshotBuilder health(Health answer) {
    return with(ReadEndpoint.HEALTH, answer);
  }

  public BotSnapshotBuilder openTrades(List<OpenTrade> answer) {
    return with(ReadEndpoint.STATUS, new Lists.OpenTrades(answer));
  }

  public BotSnapshotBuilder profit(Profit answer) {
    return with(ReadEndpoint.PROFIT, answer);
  }

  public BotSnapshotBuilder balance(Balance answer) {
    return with(ReadEndpoint.BALANCE, answer);
  }

  public BotSnapshotBuilder performance(List<PairPerformance> answer) {
    return with(ReadEndpoint.PERFORMANCE, new Lists.Pairs(answer));
  }

  public BotSnapshotBuilder stats(Stats answer) {
    return with(ReadEndpoint.STATS, answer);
  }

  public BotSnapshotBuilder locks(Locks answer) {
    return with(ReadEndpoint.LOCKS, answer);
  }

  public BotSnapshot build() {
    ShowConfig config = readings.find(ReadEndpoint.SHOW_CONFIG, ShowConfig.class);
    BotCondition condition =
        config == null
            ? BotCondition.BEFORE_FIRST_LOOK
            : new BotCondition(true, true, config.botState(), "ok", false, null);
    return new BotSnapshot(new BotId(bot, account), condition, readings, BotFacts.NONE);
  }

  BotSnapshotBuilder with(ReadEndpoint endpoint, Object answer) {
    readings = readings.with(endpoint, answer);
    return this;
  }
}
