package io.freqwatch.freqtrade.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Answers recorded from real bots, one folder for each dialect. */
final class Recorded {
  static final String API_2_40 = "api-2.40";
  static final String API_2_49 = "api-2.49";
  static final String API_2_50 = "api-2.50";

  /** How each recorded file is read; the same in all dialects. */
  static final Map<String, Answer<?>> ANSWERS =
      Map.ofEntries(
          Map.entry("balance", Answers.BALANCE),
          Map.entry("blacklist", Answers.BLACKLIST),
          Map.entry("count", Answers.COUNT),
          Map.entry("daily", Answers.DAILY),
          Map.entry("entries", Answers.ENTRIES),
          Map.entry("exits", Answers.EXITS),
          Map.entry("health", Answers.HEALTH),
          Map.entry("historic_balance", Answers.HISTORIC_BALANCE),
          Map.entry("locks", Answers.LOCKS),
          Map.entry("logs", Answers.LOGS),
          Map.entry("mix_tags", Answers.MIX_TAGS),
          Map.entry("monthly", Answers.MONTHLY),
          Map.entry("pair_candles", Answers.PAIR_CANDLES),
          Map.entry("performance", Answers.PERFORMANCE),
          Map.entry("ping", Answers.PING),
          Map.entry("profit", Answers.PROFIT),
          Map.entry("profit_all", Answers.PROFIT_ALL),
          Map.entry("show_config", Answers.SHOW_CONFIG),
          Map.entry("stats", Answers.STATS),
          Map.entry("status", Answers.STATUS),
          Map.entry("sysinfo", Answers.SYSINFO),
          Map.entry("trades", Answers.TRADES),
          Map.entry("version", Answers.VERSION),
          Map.entry("weekly", Answers.WEEKLY),
          Map.entry("whitelist", Answers.WHITELIST));

  /** Recorded too, though nothing reads them: all the client has to do is to refuse them. */
  static final List<String> OTHERS =
      List.of(
          "edge",
          "exchanges",
          "strategies",
          "available_pairs",
          "markets",
          "plot_config",
          "strategy_S");

  private static final List<String> SINCE_2_49 =
      List.of(
          "historic_balance",
          "profit_all",
          "available_pairs",
          "markets",
          "plot_config",
          "strategy_S");

  private Recorded() {}

  static boolean has(String dialect, String name) {
    return switch (name) {
      case "pair_candles" -> dialect.equals(API_2_50);
      default -> !dialect.equals(API_2_40) || !SINCE_2_49.contains(name);
    };
  }

  static byte[] body(String dialect, String name) {
    return file(dialect + "/" + name + ".json");
  }

  static byte[] file(String path) {
    try (InputStream file = Recorded.class.getResourceAsStream("/conformance/freqtrade/" + path)) {
      return requireNonNull(file, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
