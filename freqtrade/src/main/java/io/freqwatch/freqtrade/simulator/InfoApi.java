package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be read of a bot. */
final class InfoApi {
  private static final String V1 = "/api/v1";

  private final Bot bot;
  private final BotProfile profile;
  private final LongSupplier clock;
  private final LongSupplier skew;
  private final TradeJson trades;
  private final ProfitJson profit;
  private final BalanceJson balance;
  private final ConfigJson config;

  /**
   * @param clock the time of the simulation
   * @param skew by how many milliseconds the bot's own clock is wrong
   */
  InfoApi(Bot bot, LongSupplier clock, LongSupplier skew) {
    this.bot = bot;
    this.profile = bot.profile();
    this.clock = clock;
    this.skew = skew;
    this.trades = new TradeJson(profile);
    this.profit = new ProfitJson(profile, bot.firstStartMillis());
    this.balance = new BalanceJson(profile, bot.market());
    this.config = new ConfigJson(profile);
  }

  /**
   * Adds the routes.
   *
   * @param attached refuses where the API has no bot behind it
   */
  void route(Router router, Filter attached) {
    get(router, "/version", _ -> json(Json.object().put("version", profile.dialect().version())));
    get(router, "/show_config", _ -> showConfig());
    get(router, "/sysinfo", _ -> json(SystemJson.sysinfo(profile, clock.getAsLong())));
    get(router, "/logs", this::logs);
    get(router, "/health", _ -> health());
    setup(router);
    Router needing = new Router();
    state(needing);
    money(needing);
    history(needing);
    new CandlesApi(bot, skew).route(needing);
    if (!profile.dialect().isNew()) {
      oldSetup(needing);
    }
    router.mount("", needing, attached);
  }

  private void state(Router router) {
    get(router, "/count", _ -> count());
    get(router, "/locks", _ -> json(SystemJson.locks(bot.locks(clock.getAsLong()))));
    get(router, "/whitelist", _ -> json(SystemJson.whitelist(profile.pairs())));
    get(router, "/blacklist", _ -> json(SystemJson.blacklist(bot.blacklist(), Json.object())));
  }

  private void money(Router router) {
    get(router, "/balance", _ -> books(balance::write));
    get(router, "/status", _ -> books(trades::status));
    get(router, "/profit", _ -> books(profit::all));
    get(router, "/performance", _ -> closed(GroupJson::performance, ""));
    get(router, "/entries", r -> closed(GroupJson::entries, pair(r)));
    get(router, "/exits", r -> closed(GroupJson::exits, pair(r)));
    get(router, "/mix_tags", r -> closed(GroupJson::mixes, pair(r)));
    get(router, "/stats", _ -> closed(GroupJson::stats, ""));
    get(router, "/daily", r -> periods(r, PeriodJson.Unit.DAY, 7));
    get(router, "/weekly", r -> periods(r, PeriodJson.Unit.WEEK, 4));
    get(router, "/monthly", r -> periods(r, PeriodJson.Unit.MONTH, 3));
    if (profile.dialect().isNew()) {
      get(router, "/profit_all", _ -> books(profit::byDirection));
      get(
          router,
          "/historic_balance",
          _ -> books(books -> PeriodJson.historicBalance(books, bot.firstStartMillis())));
    }
  }

  private void history(Router router) {
    get(router, "/trades", this::trades);
    get(router, "/trade/{tradeid}", r -> trade(Arguments.pathWhole(r, "tradeid")));
    if (profile.dialect().isNew()) {
      get(router, "/trades/open/custom-data", _ -> noCustomData());
      get(
          router,
          "/trades/{tradeid}/custom-data",
          r -> noCustomData(Arguments.pathWhole(r, "tradeid")));
    }
  }

  /** What has an answer without a trader too. */
  private void setup(Router router) {
    get(router, "/strategy/{name}", r -> strategy(r.pathParameter("name")));
    get(router, "/plot_config", _ -> plotConfig());
    if (profile.dialect().isNew()) {
      get(router, "/markets", _ -> json(SetupJson.markets(profile)));
      new WebserverApi(bot).route(router);
    }
  }

  /** What only the older dialect has, or answers while trading. */
  private void oldSetup(Router router) {
    Handler noEdge =
        _ -> {
          throw ApiException.rpc("Edge is not enabled.");
        };
    get(router, "/edge", noEdge);
    get(router, "/strategies", _ -> json(SetupJson.strategies(profile)));
    get(router, "/exchanges", _ -> json(SetupJson.exchanges(profile.dialect())));
    get(router, "/available_pairs", _ -> json(SetupJson.noPairs()));
    get(router, "/hyperoptloss", _ -> json(Json.object().set("loss_functions", Json.array())));
    WebserverApi.refuse(router);
  }

  private Response plotConfig() {
    if (!bot.isAttached()) {
      throw ApiException.rpc("Strategy is mandatory in webserver mode.");
    }
    return json(Json.object());
  }

  /** No strategy of the simulation keeps custom data. */
  private Response noCustomData() {
    boolean none = bot.read(books -> books.ledger().open().isEmpty());
    String message = "No custom-data found for any open trades.";
    throw ApiException.detail(404, none ? "No open trades found." : message);
  }

  private Response noCustomData(int id) {
    boolean known = bot.read(books -> books.ledger().find(id).isPresent());
    String unknown = "No trade found for trade_id: " + id;
    String nothing = "No custom-data found for Trade ID: " + id + ".";
    throw ApiException.detail(404, known ? nothing : unknown);
  }

  private Response strategy(String name) {
    if (!name.equals(profile.strategy().name())) {
      boolean trading = profile.dialect().isNew() && bot.isAttached();
      String message = "Only the currently active strategy is available in trade mode";
      throw ApiException.detail(404, trading ? message : "Strategy not found");
    }
    return json(SetupJson.strategy(profile));
  }

  private static void get(Router router, String path, Handler handler) {
    router.get(V1 + path, handler);
  }

  private Response showConfig() {
    boolean reloading = !bot.isAttached() && bot.state() != BotState.WEBSERVER;
    ObjectNode answer = config.write(bot.state(), bot.maxOpenTrades());
    return json(reloading ? answer.put("state", "") : answer);
  }

  private Response health() {
    if (!bot.isAttached()) {
      throw ApiException.rpc("Bot is not in the correct state");
    }
    Fields fields = new Fields();
    moment(fields, "last_process", bot.lastProcessMillis());
    moment(fields, "bot_start", bot.firstStartMillis());
    moment(fields, "bot_startup", bot.startupMillis());
    return json(fields.toNode());
  }

  private void moment(Fields fields, String name, long millis) {
    if (millis == 0) {
      fields.none(name).none(name + "_ts");
      return;
    }
    long reported = millis + skew.getAsLong();
    fields.text(name, Dates.zulu(reported)).whole(name + "_ts", reported / 1000);
  }

  private Response count() {
    bot.requireTrading();
    return books(
        books ->
            new Fields()
                .whole("current", books.ledger().open().size())
                .whole("max", bot.maxOpenTrades())
                .units("total_stake", notional(books))
                .toNode());
  }

  private static long notional(Books books) {
    return books.ledger().open().stream()
        .mapToLong(trade -> Decimals.cost(trade.openRate(), trade.amount()))
        .sum();
  }

  private Response logs(Request request) {
    int limit = Arguments.whole(request, "limit", Integer.MAX_VALUE);
    List<LogRing.Line> lines = bot.log().last(limit <= 0 ? Integer.MAX_VALUE : limit);
    return json(SystemJson.logs(lines));
  }

  private static String pair(Request request) {
    return request.query("pair").orElse("");
  }

  private Response closed(Function<List<Trade>, ? extends JsonNode> writer, String pair) {
    return books(books -> writer.apply(of(books.ledger().closed(), pair)));
  }

  private static List<Trade> of(List<Trade> closed, String pair) {
    return pair.isEmpty()
        ? closed
        : closed.stream().filter(trade -> trade.pair.symbol().equals(pair)).toList();
  }

  private Response periods(Request request, PeriodJson.Unit unit, int otherwise) {
    int count =
        profile.dialect().isNew()
            ? Arguments.atLeast(1, request, "timescale", otherwise)
            : Arguments.whole(request, "timescale", otherwise);
    if (count < 1) {
      throw ApiException.rpc("timescale must be an integer greater than 0");
    }
    return books(books -> PeriodJson.periods(books, unit, Math.min(count, 4000)));
  }

  private Response trades(Request request) {
    TradesPage page = TradesPage.of(request, profile.dialect());
    return Response.json(bot.<byte[]>read(books -> page.write(books.ledger(), trades)));
  }

  Response trade(int id) {
    return books(
        books ->
            books
                .ledger()
                .find(id)
                .map(trade -> trades.withRate(trade, books))
                .orElseThrow(() -> ApiException.detail(404, "Trade not found.")));
  }

  /** A trade that was just opened by hand. */
  Response entered(Trade trade) {
    return books(books -> trades.entered(trade, books));
  }

  private Response books(Function<Books, ? extends JsonNode> writer) {
    return json(bot.<JsonNode>read(writer::apply));
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }
}
