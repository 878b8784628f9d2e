package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.fault.Faults;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole API of one bot, with its faults in front. */
final class BotApi {
  private static final String V1 = "/api/v1";
  private static final int MOST_CANDLES = 1500;

  private final Bot bot;
  private final Authentication authentication;

  private BotApi(Bot bot, Authentication authentication) {
    this.bot = bot;
    this.authentication = authentication;
  }

  /**
   * Builds it.
   *
   * @param slowness whether answers take as long as Freqtrade's
   * @param reload begins a reload and returns at once
   */
  static Handler create(
      Bot bot, Faults<FaultKind> faults, Clock clock, boolean slowness, Runnable reload) {
    Authentication authentication =
        new Authentication(bot.profile(), new Tokens(bot.profile().tokenKey(), clock));
    LongSupplier skew = () -> (long) (faults.amount(FaultKind.CLOCK_SKEW).orElse(0) * 1000);
    InfoApi info = new InfoApi(bot, clock::wallMillis, skew);
    ControlApi control = new ControlApi(bot, info, clock::wallMillis, reload);
    Slowness slow =
        new Slowness(
            slowness,
            bot.profile().dialect(),
            clock,
            () -> bot.read(books -> books.ledger().closed().size()));
    Router router = new BotApi(bot, authentication).route(info, control, slow);
    return router.behind(new FaultFilter(faults, clock), new ApiErrors());
  }

  private Router route(InfoApi info, ControlApi control, Slowness slow) {
    Filter attached = (request, next) -> next.handle(requireAttached(request));
    Router guarded = new Router();
    info.route(guarded, attached);
    Router controlling = new Router();
    control.route(controlling);
    guarded.mount("", controlling, attached);
    Router router = new Router();
    router.get(V1 + "/ping", _ -> Response.json("{\"status\":\"pong\"}"));
    router.post(V1 + "/token/login", authentication::login);
    router.post(V1 + "/token/refresh", authentication::refresh);
    router.get(V1 + "/message/ws", this::messages);
    return router.mount("", guarded, authentication, slow);
  }

  private Request requireAttached(Request request) {
    if (!bot.isAttached()) {
      throw bot.state() == BotState.WEBSERVER
          ? ApiException.wrongState(bot.profile().dialect())
          : ApiException.rpc("Bot is not in the correct state");
    }
    return request;
  }

  private Response messages(Request request) {
    return authentication.opensMessages(request.query("token").orElse(""))
        ? Response.webSocket(new MessageSocket(bot.hub(), this::answer))
        : Response.status(403);
  }

  private List<ObjectNode> answer(JsonNode request) {
    return switch (request.path("type").asString("")) {
      case "whitelist" -> List.of(bot.messages().whitelist());
      case "analyzed_df" -> analyzed(request.path("data"));
      default -> List.of();
    };
  }

  private List<ObjectNode> analyzed(JsonNode data) {
    String symbol = data.path("pair").asString("");
    int limit = Math.clamp(data.path("limit").asInt(MOST_CANDLES), 1, MOST_CANDLES);
    List<Pair> pairs = bot.profile().pairs();
    return bot.frames(
        symbol.isEmpty() ? pairs : bot.profile().pair(symbol).stream().toList(), limit);
  }
}
