package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.BridgeNoise;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Noise;
import io.freqwatch.freqtrade.market.Pair;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot tells about its machine, its log, its locks and its lists. */
final class SystemJson {
  private static final int PROCESSORS = 2;

  private SystemJson() {}

  /** A believable load, by the moment alone. */
  static ObjectNode sysinfo(BotProfile profile, long millis) {
    BridgeNoise load = new BridgeNoise(Noise.mix(profile.seed(), "load"), 2, 0.3);
    ArrayNode percents = Json.array();
    ArrayNode loads = Json.array();
    double sum = 0;
    for (int i = 0; i < PROCESSORS; i++) {
      double percent = percent(18 * Math.exp(load.at(millis + i * 40_000L) / 4));
      percents.add(percent);
      loads.add(new Fields().whole("cpu", i).number("pct", percent).toNode());
      sum += percent;
    }
    Fields fields = new Fields().node("cpu_pct", percents);
    if (profile.dialect().isNew()) {
      fields
          .node("cpu_load", loads)
          .node("cpu_load_avg", averages(sum / 100))
          .whole("cpu_count", PROCESSORS)
          .number("cpu_avg", Decimals.round(sum / PROCESSORS, 2));
    }
    double memory = 20 + 30 * Noise.uniform(Noise.mix(profile.seed(), "memory"));
    return fields.number("ram_pct", percent(memory)).toNode();
  }

  private static ObjectNode averages(double load) {
    return new Fields()
        .number("1m", load)
        .number("5m", load * 0.95)
        .number("15m", load * 0.9)
        .toNode();
  }

  private static double percent(double value) {
    return Decimals.round(Math.clamp(value, 0, 100), 1);
  }

  static ObjectNode logs(List<LogRing.Line> lines) {
    ArrayNode logs = Json.array();
    for (LogRing.Line line : lines) {
      logs.addArray()
          .add(Dates.naive(line.millis()))
          .add(line.preciseMillis())
          .add(line.logger())
          .add(line.level())
          .add(line.message());
    }
    return new Fields().whole("log_count", lines.size()).node("logs", logs).toNode();
  }

  static ObjectNode locks(List<Lock> locks) {
    ArrayNode list = Json.array();
    locks.forEach(lock -> list.add(lock(lock)));
    return new Fields().whole("lock_count", locks.size()).node("locks", list).toNode();
  }

  static ObjectNode lock(Lock lock) {
    return new Fields()
        .whole("id", lock.id())
        .flag("active", true)
        .text("lock_end_time", Dates.naive(lock.untilMillis()))
        .whole("lock_end_timestamp", lock.untilMillis())
        .text("lock_time", Dates.naive(lock.sinceMillis()))
        .whole("lock_timestamp", lock.sinceMillis())
        .text("pair", lock.pair())
        .text("side", lock.side())
        .text("reason", lock.reason())
        .toNode();
  }

  static ObjectNode whitelist(List<Pair> pairs) {
    ArrayNode whitelist = Json.array();
    pairs.forEach(pair -> whitelist.add(pair.symbol()));
    return new Fields()
        .node("whitelist", whitelist)
        .whole("length", pairs.size())
        .node("method", methods())
        .toNode();
  }

  static ObjectNode blacklist(Iterable<String> symbols, ObjectNode errors) {
    ArrayNode blacklist = Json.array();
    symbols.forEach(blacklist::add);
    return new Fields()
        .node("blacklist", blacklist)
        .node("blacklist_expanded", blacklist.deepCopy())
        .node("errors", errors)
        .whole("length", blacklist.size())
        .node("method", methods())
        .toNode();
  }

  private static ArrayNode methods() {
    return Json.array().add("StaticPairList");
  }
}
