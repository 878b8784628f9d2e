package io.freqwatch.freqtrade.shape;

import java.util.List;

/** What bots are asked for, by purpose. */
final class Probes {
  /** All that can be read of a bot in any state. */
  static final List<Probe> READS =
      List.of(
          Probe.get("/ping"),
          Probe.get("/version"),
          Probe.get("/show_config"),
          Probe.get("/health"),
          Probe.get("/count"),
          Probe.get("/status"),
          Probe.get("/profit"),
          Probe.get("/profit_all"),
          Probe.get("/balance"),
          Probe.get("/performance"),
          Probe.get("/entries"),
          Probe.get("/entries?pair={pair}"),
          Probe.get("/exits"),
          Probe.get("/mix_tags"),
          Probe.get("/stats"),
          Probe.get("/daily"),
          Probe.get("/daily?timescale=3"),
          Probe.get("/weekly"),
          Probe.get("/monthly"),
          Probe.get("/trades"),
          Probe.get("/trades?limit=2&offset=1"),
          Probe.get("/trades?order_by_id=false"),
          Probe.get("/trade/{closed}"),
          Probe.get("/trades/{closed}/custom-data"),
          Probe.get("/trades/open/custom-data"),
          Probe.get("/locks"),
          Probe.get("/whitelist"),
          Probe.get("/blacklist"),
          Probe.get("/logs?limit=20"),
          Probe.get("/sysinfo"),
          Probe.get("/historic_balance"),
          Probe.get("/markets"),
          Probe.get("/plot_config"),
          Probe.get("/strategy/{strategy}"),
          Probe.get("/pair_candles?pair={pair}&timeframe={timeframe}&limit=3"),
          Probe.post(
              "/pair_candles",
              "{\"pair\":\"{pair}\",\"timeframe\":\"{timeframe}\",\"limit\":1,\"columns\":[\"close\"]}"));

  /** What only the webserver mode answers, and what is gone. */
  static final List<Probe> ELSEWHERE =
      List.of(
          Probe.get("/strategies"),
          Probe.get("/exchanges"),
          Probe.get("/available_pairs"),
          Probe.get("/hyperoptloss"),
          Probe.get("/freqaimodels"),
          Probe.get("/background"),
          Probe.get("/backtest"),
          Probe.get("/backtest/history"),
          Probe.get("/pairlists/available"),
          Probe.get("/edge"));

  /** Questions that are wrong in themselves. */
  static final List<Probe> MISTAKES =
      List.of(
          Probe.get("/nonsense"),
          Probe.post("/version"),
          Probe.delete("/status"),
          Probe.get("/trade/999999"),
          Probe.get("/trade/x"),
          Probe.get("/trades?limit=x"),
          Probe.get("/daily?timescale=x"),
          Probe.get("/daily?timescale=0"),
          Probe.get("/logs?limit=x"),
          Probe.get("/entries?pair=NO/PAIR"),
          Probe.get("/trades/999999/custom-data"),
          Probe.get("/strategy/NoSuchStrategy"),
          Probe.get("/pair_candles"),
          Probe.get("/pair_candles?pair={pair}"),
          Probe.get("/pair_candles?pair=NO/PAIR&timeframe={timeframe}"),
          Probe.get("/pair_candles?pair={pair}&timeframe=7m"),
          Probe.post("/pair_candles", "{\"pair\":"),
          Probe.post("/pair_candles", "{}"),
          Probe.delete("/trades/999999"),
          Probe.delete("/trades/999999/open-order"),
          Probe.delete("/trades/{closed}/open-order"),
          Probe.post("/trades/999999/reload"),
          Probe.post("/forceexit", "{}"),
          Probe.post("/forceexit", "{\"tradeid\":\"999999\"}"),
          Probe.post("/forceexit", "{\"tradeid\":\"{closed}\"}"),
          Probe.post("/forceexit", "{\"tradeid\":\"1\",\"amount\":\"x\"}"),
          Probe.post("/forceenter", "{}"),
          Probe.post("/forceenter", "{\"pair\":\"NO/PAIR\"}"),
          Probe.post("/forceenter", "{\"pair\":\"{pair}\",\"side\":\"sideways\"}"),
          Probe.post("/forceenter", "{\"pair\":\"{pair}\",\"side\":\"short\"}"),
          Probe.post("/blacklist", "{}"),
          Probe.post("/blacklist", "{\"blacklist\":\"x\"}"),
          Probe.post("/blacklist", "{\"blacklist\":[\"(\"]}"),
          Probe.delete("/blacklist"),
          Probe.delete("/blacklist?pairs_to_delete=NO/PAIR"),
          Probe.post("/locks", "{}"),
          Probe.post("/locks", "[{\"pair\":\"{pair}\"}]"),
          Probe.post(
              "/locks",
              "[{\"pair\":\"{pair}\",\"side\":\"*\",\"until\":\"2031-01-01"
                  + " 00:00:00\",\"reason\":\"\"}]"),
          Probe.delete("/locks/999999"),
          Probe.post("/locks/delete", "{}"),
          Probe.post("/locks/delete", "{\"lockid\":999999}"));

  /** Changes that are taken back. */
  static final List<Probe> CHANGES =
      List.of(
          Probe.post("/blacklist", "{\"blacklist\":[\"AAA/USDT\"]}"),
          Probe.post("/blacklist", "{\"blacklist\":[\"AAA/USDT\"]}"),
          Probe.get("/blacklist"),
          Probe.delete("/blacklist?pairs_to_delete=AAA/USDT"),
          Probe.post(
              "/locks",
              "[{\"pair\":\"{pair}\",\"side\":\"*\",\"until\":\"2031-01-01"
                  + " 00:00:00Z\",\"reason\":\"test\"}]"),
          Probe.get("/locks"),
          Probe.post("/locks/delete", "{\"pair\":\"{pair}\"}"),
          Probe.post("/trades/{closed}/reload"));

  /** What moves a bot from state to state; asked in the state before. */
  static final Probe START = Probe.post("/start");

  static final Probe STOP = Probe.post("/stop");
  static final Probe PAUSE = Probe.post("/pause");
  static final Probe STOP_ENTRY = Probe.post("/stopentry");
  static final Probe STOP_BUY = Probe.post("/stopbuy");
  static final Probe RELOAD = Probe.post("/reload_config");

  /** Trading by hand. */
  static final List<Probe> TRADING =
      List.of(
          Probe.post("/forceexit", "{\"tradeid\":\"all\"}"),
          Probe.post("/forceenter", "{\"pair\":\"{free}\",\"side\":\"long\"}"),
          Probe.post("/forceexit", "{\"tradeid\":\"all\"}"));

  private Probes() {}
}
