package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.Blacklist;
import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Locks;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.PairPerformance;
import io.freqwatch.freqtrade.api.PeriodProfits;
import io.freqwatch.freqtrade.api.Profit;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.freqtrade.api.Stats;
import io.freqwatch.freqtrade.api.SystemInfo;
import io.freqwatch.freqtrade.api.TagPerformance;
import io.freqwatch.freqtrade.api.Whitelist;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one bot at one moment. Immutable. Each answer is the last good one of its
 * endpoint; it is empty before the first, and again five minutes after the endpoint began to fail.
 */
public final class BotSnapshot {
  private final BotId id;
  private final BotCondition condition;
  private final Readings readings;
  private final BotFacts facts;

  BotSnapshot(BotId id, BotCondition condition, Readings readings, BotFacts facts) {
    this.id = id;
    this.condition = condition;
    this.readings = readings;
    this.facts = facts;
  }

  /** A snapshot from parts, for tests of collectors. */
  public static BotSnapshotBuilder builder(String bot) {
    return new BotSnapshotBuilder(bot);
  }

  /** Our name of the bot. */
  public String bot() {
    return id.bot();
  }

  /** The exchange account that the bot trades on; empty where the configuration names none. */
  public String account() {
    return id.account();
  }

  /** Whether the bot answers; a reload that is under way counts as an answer. */
  public boolean isUp() {
    return condition.up();
  }

  public BotState state() {
    return condition.state();
  }

  public Optional<ShowConfig> config() {
    return find(ReadEndpoint.SHOW_CONFIG, ShowConfig.class);
  }

  public Optional<Health> health() {
    return find(ReadEndpoint.HEALTH, Health.class);
  }

  public Optional<List<OpenTrade>> openTrades() {
    return find(ReadEndpoint.STATUS, Lists.OpenTrades.class).map(Lists.OpenTrades::trades);
  }

  public Optional<Profit> profit() {
    return find(ReadEndpoint.PROFIT, Profit.class);
  }

  public Optional<Balance> balance() {
    return find(ReadEndpoint.BALANCE, Balance.class);
  }

  public Optional<List<PairPerformance>> performance() {
    return find(ReadEndpoint.PERFORMANCE, Lists.Pairs.class).map(Lists.Pairs::pairs);
  }

  /** Results by enter tag. */
  public Optional<List<TagPerformance>> entries() {
    return find(ReadEndpoint.ENTRIES, Lists.Tags.class).map(Lists.Tags::tags);
  }

  /** Results by exit reason. */
  public Optional<List<TagPerformance>> exits() {
    return find(ReadEndpoint.EXITS, Lists.Tags.class).map(Lists.Tags::tags);
  }

  public Optional<Stats> stats() {
    return find(ReadEndpoint.STATS, Stats.class);
  }

  /** The current day. */
  public Optional<PeriodProfits> daily() {
    return find(ReadEndpoint.DAILY, PeriodProfits.class);
  }

  /** The current week. */
  public Optional<PeriodProfits> weekly() {
    return find(ReadEndpoint.WEEKLY, PeriodProfits.class);
  }

  /** The current month. */
  public Optional<PeriodProfits> monthly() {
    return find(ReadEndpoint.MONTHLY, PeriodProfits.class);
  }

  public Optional<Locks> locks() {
    return find(ReadEndpoint.LOCKS, Locks.class);
  }

  public Optional<Whitelist> whitelist() {
    return find(ReadEndpoint.WHITELIST, Whitelist.class);
  }

  public Optional<Blacklist> blacklist() {
    return find(ReadEndpoint.BLACKLIST, Blacklist.class);
  }

  public Optional<SystemInfo> systemInfo() {
    return find(ReadEndpoint.SYSINFO, SystemInfo.class);
  }

  BotCondition condition() {
    return condition;
  }

  BotFacts facts() {
    return facts;
  }

  Readings readings() {
    return readings;
  }

  private <T> Optional<T> find(ReadEndpoint endpoint, Class<T> type) {
    return Optional.ofNullable(readings.find(endpoint, type));
  }
}
