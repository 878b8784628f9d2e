package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Freqtrade answers in webserver mode only: setups, downloads, backtests, of which the
 * simulation has none. A trading bot refuses all of it; one of 2024 tells its setups nevertheless.
 */
final class WebserverApi {
  private static final String V1 = "/api/v1";
  private static final List<String> REFUSED_ALWAYS =
      List.of("/background", "/backtest", "/backtest/history", "/pairlists/available");

  private final Bot bot;

  WebserverApi(Bot bot) {
    this.bot = bot;
  }

  void route(Router router) {
    get(router, "/strategies", SetupJson.strategies(bot.profile()));
    get(router, "/exchanges", SetupJson.exchanges(bot.profile().dialect()));
    get(router, "/available_pairs", SetupJson.noPairs());
    get(router, "/hyperoptloss", Json.object().set("loss_functions", Json.array()));
    get(router, "/freqaimodels", Json.object().set("freqaimodels", Json.array()));
    get(router, "/background", Json.array());
    get(router, "/backtest", noBacktest());
    get(router, "/backtest/history", Json.array());
    get(router, "/pairlists/available", Json.object().set("pairlists", pairLists()));
  }

  /** The routes of a bot of 2024, which refuses less. */
  static void refuse(Router router) {
    Handler refusing =
        _ -> {
          throw refusal();
        };
    REFUSED_ALWAYS.forEach(path -> router.get(V1 + path, refusing));
  }

  private static ApiException refusal() {
    return ApiException.detail(503, "Bot is not in the correct state.");
  }

  private void get(Router router, String path, JsonNode answer) {
    router.get(
        V1 + path,
        _ -> {
          requireWebserver();
          return Response.json(Json.bytes(answer));
        });
  }

  private void requireWebserver() {
    if (bot.state() != BotState.WEBSERVER) {
      throw refusal();
    }
  }

  private static ObjectNode noBacktest() {
    return new Fields()
        .text("status", "not_started")
        .flag("running", false)
        .text("status_msg", "Backtest not yet executed")
        .text("step", "")
        .number("progress", 0)
        .none("trade_count")
        .none("backtest_result")
        .toNode();
  }

  private static ArrayNode pairLists() {
    ObjectNode inactive =
        new Fields()
            .text("type", "boolean")
            .flag("default", false)
            .text("description", "Allow inactive pairs")
            .text("help", "Allow inactive pairs to be in the whitelist.")
            .toNode();
    ObjectNode list =
        new Fields()
            .text("name", "StaticPairList")
            .text("description", "Use pairlist as configured in config.")
            .flag("is_pairlist_generator", true)
            .node("params", Json.object().set("allow_inactive", inactive))
            .toNode();
    return Json.array().add(list);
  }
}
