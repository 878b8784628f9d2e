package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of a bot to do. */
final class ControlApi {
  private static final String V1 = "/api/v1";

  private final Bot bot;
  private final BotProfile profile;
  private final InfoApi info;
  private final LongSupplier clock;
  private final Runnable reload;

  /**
   * @param reload begins a reload and returns at once
   */
  ControlApi(Bot bot, InfoApi info, LongSupplier clock, Runnable reload) {
    this.bot = bot;
    this.profile = bot.profile();
    this.info = info;
    this.clock = clock;
    this.reload = reload;
  }

  void route(Router router) {
    states(router);
    trades(router);
    lists(router);
  }

  private void states(Router router) {
    post(router, "/start", _ -> status(bot.start(clock.getAsLong())));
    post(router, "/stop", _ -> status(bot.stop(clock.getAsLong())));
    post(router, "/stopbuy", _ -> status(bot.stopEntries(clock.getAsLong())));
    post(router, "/stopentry", _ -> status(bot.stopEntries(clock.getAsLong())));
    if (profile.dialect().isNew()) {
      post(router, "/pause", _ -> status(bot.stopEntries(clock.getAsLong())));
    }
    post(
        router,
        "/reload_config",
        _ -> {
          reload.run();
          return status("Reloading config ...");
        });
  }

  private void trades(Router router) {
    post(router, "/forceenter", this::forceEnter);
    post(router, "/forcebuy", this::forceEnter);
    post(router, "/forceexit", this::forceExit);
    post(router, "/forcesell", this::forceExit);
    post(router, "/trades/{tradeid}/reload", this::reloadTrade);
    delete(router, "/trades/{tradeid}", this::deleteTrade);
    delete(router, "/trades/{tradeid}/open-order", this::cancelOpenOrder);
  }

  private void lists(Router router) {
    post(router, "/blacklist", this::addToBlacklist);
    delete(router, "/blacklist", this::deleteFromBlacklist);
    post(router, "/locks", this::addLocks);
    post(router, "/locks/delete", this::deleteLocks);
    delete(router, "/locks/{lockid}", this::deleteLock);
  }

  private static void post(Router router, String path, Handler handler) {
    router.post(V1 + path, handler);
  }

  private static void delete(Router router, String path, Handler handler) {
    router.delete(V1 + path, handler);
  }

  private Response forceEnter(Request request) throws IOException {
    Payload payload = Payload.of(request);
    String symbol = payload.text("pair");
    boolean isShort = payload.choice("side", "long", "short").equals("short");
    String tag = payload.text("entry_tag", "force_entry");
    double leverage = payload.number("leverage", profile.strategy().leverage());
    long stake = Decimals.units(payload.number("stakeamount", 0));
    double price = payload.number("price", 0);
    payload.choice("ordertype", "limit", "market");
    payload.check();
    bot.requireRunning();
    if (isShort && !profile.futures()) {
      throw ApiException.rpc("Can't go short on Spot markets.");
    }
    Entry entry = new Entry(tradable(symbol), isShort, tag);
    int times = (int) Math.clamp(leverage, 1, 20);
    return info.entered(bot.forceEnter(entry, times, stake, entry.pair().onGrid(price)));
  }

  private Pair tradable(String symbol) {
    return profile
        .pair(symbol)
        .orElseThrow(() -> ApiException.rpc("Symbol does not exist or market is not active."));
  }

  private Response forceExit(Request request) throws IOException {
    Payload payload = Payload.of(request);
    String id = payload.id("tradeid");
    long amount = Decimals.units(payload.number("amount", 0));
    payload.choice("ordertype", "limit", "market");
    payload.check();
    if (id.equals("all")) {
      bot.forceExit(_ -> true, 0);
      return result("Created exit orders for all open trades.");
    }
    Predicate<Trade> wanted = trade -> id.equals(Integer.toString(trade.id));
    if (bot.forceExit(wanted, amount) == 0) {
      throw ApiException.rpc("invalid argument");
    }
    return result("Created exit order for trade " + id + ".");
  }

  private Response deleteTrade(Request request) {
    int id = Arguments.pathWhole(request, "tradeid");
    int orders = bot.delete(id);
    return json(
        new Fields()
            .whole("cancel_order_count", orders)
            .text("result", "success")
            .text("result_msg", "Deleted trade " + id + ". Closed " + orders + " open orders.")
            .whole("trade_id", id)
            .toNode());
  }

  private Response cancelOpenOrder(Request request) {
    Trade trade = bot.cancelOpenOrder(Arguments.pathWhole(request, "tradeid"), clock.getAsLong());
    return info.trade(trade.id);
  }

  private Response reloadTrade(Request request) {
    int id = Arguments.pathWhole(request, "tradeid");
    if (bot.read(books -> books.ledger().find(id).isEmpty())) {
      throw ApiException.rpc("Could not find trade with id " + id + ".");
    }
    return info.trade(id);
  }

  private Response addToBlacklist(Request request) throws IOException {
    Payload payload = Payload.of(request);
    List<String> symbols = payload.texts("blacklist");
    payload.check();
    ObjectNode errors = Json.object();
    for (String symbol : symbols) {
      if (!isPattern(symbol)) {
        refuse(errors, symbol, "Pair " + symbol + " is not a valid wildcard.");
      } else if (!bot.forbid(symbol)) {
        refuse(errors, symbol, "Pair " + symbol + " already in pairlist.");
      }
    }
    return json(SystemJson.blacklist(bot.blacklist(), errors));
  }

  private static boolean isPattern(String symbol) {
    try {
      Pattern.compile(symbol);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private Response deleteFromBlacklist(Request request) {
    ObjectNode errors = Json.object();
    for (String symbol : request.queryAll("pairs_to_delete")) {
      if (!bot.permit(symbol)) {
        refuse(errors, symbol, "Pair " + symbol + " is not in the current blacklist.");
      }
    }
    return json(SystemJson.blacklist(bot.blacklist(), errors));
  }

  private static void refuse(ObjectNode errors, String symbol, String message) {
    errors.putObject(symbol).put("error_msg", message);
  }

  private Response addLocks(Request request) throws IOException {
    List<Payload> payloads = Payload.list(request);
    List<Lock> wanted = payloads.stream().map(this::lock).toList();
    payloads.forEach(Payload::check);
    for (Lock lock : wanted) {
      bot.addLock(lock.pair(), lock.side(), lock.reason(), lock.sinceMillis(), lock.untilMillis());
    }
    return locks();
  }

  /** The lock that is asked for; its id is yet to come. */
  private Lock lock(Payload payload) {
    return new Lock(
        0,
        payload.text("pair"),
        payload.text("side", "*"),
        payload.text("reason", ""),
        clock.getAsLong(),
        payload.moment("until"));
  }

  private Response deleteLocks(Request request) throws IOException {
    Payload payload = Payload.of(request);
    int id = payload.whole("lockid", -1);
    String pair = payload.text("pair", "");
    payload.check();
    bot.removeLocks(lock -> lock.id() == id || lock.pair().equals(pair));
    return locks();
  }

  private Response deleteLock(Request request) {
    int id = Arguments.pathWhole(request, "lockid");
    bot.removeLocks(lock -> lock.id() == id);
    return locks();
  }

  private Response locks() {
    return json(SystemJson.locks(bot.locks(clock.getAsLong())));
  }

  private static Response status(String text) {
    return json(Json.object().put("status", text));
  }

  private static Response result(String text) {
    return json(Json.object().put("result", text));
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }
}
