package io.freqwatch.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.freqwatch.codec.Json;
import io.freqwatch.web.alerting.BotAlert;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fleet as JSON: grouped by currency and mode, since neither may be added to another. Bots that
 * have not said yet what they trade come last.
 */
final class FleetDocument {
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::currency, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              Group::mode, Comparator.nullsLast(Comparator.<String>naturalOrder().reversed()));

  private record Group(@Nullable String currency, @Nullable String mode) {}

  private final String version;

  FleetDocument(String version) {
    this.version = version;
  }

  ObjectNode of(Fleet fleet, Map<String, List<BotAlert>> alerts) {
    ObjectNode document = Json.object();
    document.put("asOf", fleet.asOfSeconds()).put("version", version);
    var groups = document.putArray("groups");
    fleet.bots().stream()
        .collect(groupingBy(FleetDocument::group, () -> new TreeMap<>(ORDER), toList()))
        .forEach((group, bots) -> groups.add(group(group, bots, alerts)));
    return document;
  }

  private static Group group(BotView view) {
    return new Group(view.identity().currency(), view.identity().mode());
  }

  private static ObjectNode group(
      Group group, List<BotView> bots, Map<String, List<BotAlert>> alerts) {
    ObjectNode node = Json.object().put("currency", group.currency()).put("mode", group.mode());
    node.set("totals", totals(bots));
    var array = node.putArray("bots");
    bots.forEach(bot -> array.add(bot(bot, alerts.getOrDefault(bot.bot().name(), List.of()))));
    return node;
  }

  private static ObjectNode totals(List<BotView> bots) {
    ObjectNode totals = Json.object();
    totals.put("bots", bots.size());
    totals.put("botsUp", bots.stream().filter(BotView::isUp).count());
    put(totals, "equity", sum(bots, BotFigures::equity));
    put(totals, "profit", sum(bots, BotFigures::profit));
    put(totals, "profitToday", sum(bots, BotFigures::profitToday));
    put(totals, "unrealizedProfit", sum(bots, BotFigures::unrealizedProfit));
    put(totals, "openTrades", sum(bots, BotFigures::openTrades));
    return totals;
  }

  /** The sum of what is known; null where nothing is. */
  private static @Nullable Double sum(
      List<BotView> bots, Function<BotFigures, @Nullable Double> figure) {
    return bots.stream()
        .map(bot -> figure.apply(bot.figures()))
        .filter(Objects::nonNull)
        .reduce(Double::sum)
        .orElse(null);
  }

  private static ObjectNode bot(BotView view, List<BotAlert> alerts) {
    ObjectNode node = Json.object();
    node.put("name", view.bot().name());
    node.put("state", view.state().text());
    node.put("health", view.health().text());
    node.set("problem", problem(view.problem()));
    node.put("url", view.bot().url());
    putIdentity(node, view.identity());
    putFigures(node, view.figures());
    put(node, "lastSeen", view.lastSeen());
    put(node, "lastProcess", view.lastProcess());
    var told = node.putArray("alerts");
    alerts.forEach(alert -> told.add(alert.json()));
    return node;
  }

  private static @Nullable ObjectNode problem(@Nullable BotProblem problem) {
    return problem == null
        ? null
        : Json.object().put("code", problem.code()).put("text", problem.text());
  }

  private static void putIdentity(ObjectNode node, BotIdentity identity) {
    node.put("mode", identity.mode());
    node.put("exchange", identity.exchange());
    node.put("strategy", identity.strategy());
    node.put("timeframe", identity.timeframe());
    node.put("currency", identity.currency());
    node.put("version", identity.version());
  }

  private static void putFigures(ObjectNode node, BotFigures figures) {
    put(node, "profit", figures.profit());
    put(node, "profitRatio", figures.profitRatio());
    put(node, "profitToday", figures.profitToday());
    put(node, "unrealizedProfit", figures.unrealizedProfit());
    put(node, "openTrades", figures.openTrades());
    put(node, "maxOpenTrades", figures.maxOpenTrades());
    put(node, "winRatio", figures.winRatio());
    put(node, "closedTrades", figures.closedTrades());
    put(node, "drawdownRatio", figures.drawdownRatio());
    put(node, "maxDrawdownRatio", figures.maxDrawdownRatio());
    put(node, "equity", figures.equity());
  }

  private static void put(ObjectNode node, String name, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      node.putNull(name);
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      node.put(name, value.longValue());
    } else {
      node.put(name, value);
    }
  }
}
