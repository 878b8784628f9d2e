package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Closed trades summed up by pair, tag or reason; the group that won most comes first. */
final class GroupJson {
  private GroupJson() {}

  static ArrayNode performance(List<Trade> closed) {
    ArrayNode groups = Json.array();
    for (Group group : group(closed, trade -> trade.pair.symbol())) {
      groups.add(group.write("pair").put("profit", group.percent()));
    }
    return groups;
  }

  static ArrayNode entries(List<Trade> closed) {
    return write(closed, "enter_tag", trade -> trade.enterTag);
  }

  static ArrayNode exits(List<Trade> closed) {
    return write(closed, "exit_reason", trade -> trade.exitReason().orElse("Other"));
  }

  static ArrayNode mixes(List<Trade> closed) {
    return write(
        closed, "mix_tag", trade -> trade.enterTag + " " + trade.exitReason().orElse("Other"));
  }

  /** Wins, losses and draws by reason, and how long each lasted on average, in seconds. */
  static ObjectNode stats(List<Trade> closed) {
    Map<String, Outcomes> byReason = new LinkedHashMap<>();
    Outcomes all = new Outcomes();
    for (Trade trade : closed) {
      String reason = trade.exitReason().orElse("Other");
      byReason.computeIfAbsent(reason, _ -> new Outcomes()).add(trade);
      all.add(trade);
    }
    ObjectNode reasons = Json.object();
    byReason.forEach((reason, outcomes) -> reasons.set(reason, outcomes.counts()));
    return new Fields().node("exit_reasons", reasons).node("durations", all.durations()).toNode();
  }

  private static ArrayNode write(List<Trade> closed, String name, Function<Trade, String> key) {
    ArrayNode groups = Json.array();
    group(closed, key).forEach(group -> groups.add(group.write(name)));
    return groups;
  }

  private static List<Group> group(List<Trade> closed, Function<Trade, String> key) {
    Map<String, Group> groups = new LinkedHashMap<>();
    closed.forEach(trade -> groups.computeIfAbsent(key.apply(trade), Group::new).add(trade));
    return groups.values().stream()
        .sorted(Comparator.comparingLong((Group group) -> group.profit).reversed())
        .toList();
  }

  /** Trades of one key. */
  private static final class Group {
    private final String key;
    private long profit;
    private long stakes;
    private int trades;

    Group(String key) {
      this.key = key;
    }

    void add(Trade trade) {
      profit += trade.realized();
      stakes += trade.enteredStake();
      trades++;
    }

    double percent() {
      return Decimals.round(Decimals.ratio(profit, stakes) * 100, 2);
    }

    ObjectNode write(String name) {
      return new Fields()
          .number("profit_ratio", Decimals.ratio(profit, stakes))
          .number("profit_pct", percent())
          .units("profit_abs", profit)
          .whole("count", trades)
          .text(name, key)
          .toNode();
    }
  }

  /** How trades ended: index 0 won, 1 neither, 2 lost. */
  private static final class Outcomes {
    private final int[] counts = new int[3];
    private final long[] millis = new long[3];

    void add(Trade trade) {
      int outcome = 1 - Long.signum(trade.realized());
      counts[outcome]++;
      millis[outcome] += trade.closeMillis() - trade.openMillis;
    }

    ObjectNode counts() {
      return new Fields()
          .whole("wins", counts[0])
          .whole("losses", counts[2])
          .whole("draws", counts[1])
          .toNode();
    }

    ObjectNode durations() {
      return new Fields()
          .number("wins", mean(0))
          .number("draws", mean(1))
          .number("losses", mean(2))
          .toNode();
    }

    private double mean(int outcome) {
      return counts[outcome] == 0 ? Double.NaN : millis[outcome] / 1000.0 / counts[outcome];
    }
  }
}
