package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of bots: {@code /api/bots} and {@code /api/bots/{name}/faults}. */
final class BotFaultsApi {
  private final List<SimulatedBot> bots;

  BotFaultsApi(List<SimulatedBot> bots) {
    this.bots = bots;
  }

  void route(Router api) {
    api.get("/api/bots", _ -> json(bots()));
    api.get("/api/faults", _ -> json(kinds()));
    api.post("/api/bots/{name}/faults", this::inject);
    api.delete("/api/bots/{name}/faults", this::healAll);
    api.delete("/api/bots/{name}/faults/{kind}", this::heal);
  }

  private ArrayNode bots() {
    ArrayNode list = Json.array();
    bots.forEach(bot -> list.add(describe(bot)));
    return list;
  }

  private static ObjectNode describe(SimulatedBot simulated) {
    Bot bot = simulated.bot();
    BotProfile profile = bot.profile();
    ArrayNode faults = Json.array();
    for (FaultKind kind : simulated.faults().all()) {
      double amount = simulated.faults().amount(kind).orElse(0);
      faults.add(new Fields().text("kind", kind.toString()).number("amount", amount).toNode());
    }
    return new Fields()
        .text("name", profile.name())
        .text("url", simulated.access().uri().toString())
        .text("state", state(simulated))
        .text("dialect", profile.dialect().toString())
        .text("mode", profile.dryRun() ? "dry_run" : "live")
        .text("strategy", profile.strategy().name())
        .text("currency", profile.currency().name())
        .units("equity", bot.read(Books::equity))
        .whole("openTrades", bot.read(books -> books.ledger().open().size()))
        .node("faults", faults)
        .toNode();
  }

  private static String state(SimulatedBot simulated) {
    if (simulated.faults().has(FaultKind.CRASH)) {
      return "down";
    }
    BotState state = simulated.bot().state();
    return state == BotState.WEBSERVER ? "webserver" : state.text();
  }

  private static ArrayNode kinds() {
    ArrayNode kinds = Json.array();
    for (FaultKind kind : FaultKind.values()) {
      kinds.add(
          new Fields()
              .text("kind", kind.toString())
              .text("description", kind.description())
              .number("amount", kind.defaultAmount())
              .flag("momentary", kind.isMomentary())
              .toNode());
    }
    return kinds;
  }

  private Response inject(Request request) throws IOException {
    SimulatedBot bot = named(request.pathParameter("name"));
    FaultRequest wanted = FaultRequest.of(request);
    FaultKind kind = kind(wanted.kind());
    double amount = wanted.amount(kind.defaultAmount());
    Duration length = wanted.length();
    check(kind, amount);
    bot.inject(kind, amount, length);
    return json(describe(bot));
  }

  private static void check(FaultKind kind, double amount) {
    boolean share = amount > 0 && amount < 0.9;
    if (kind == FaultKind.SUDDEN_LOSS && !share) {
      throw new HttpRefusal(400, "amount: expected a share above 0 and below 0.9, found " + amount);
    }
    if (kind == FaultKind.SLOW && (amount < 0 || amount > 600)) {
      throw new HttpRefusal(400, "amount: expected 0 to 600 seconds, found " + amount);
    }
  }

  private Response healAll(Request request) throws InterruptedException {
    SimulatedBot bot = named(request.pathParameter("name"));
    bot.healAll();
    return json(describe(bot));
  }

  private Response heal(Request request) throws InterruptedException {
    SimulatedBot bot = named(request.pathParameter("name"));
    bot.heal(kind(request.pathParameter("kind")));
    return json(describe(bot));
  }

  private SimulatedBot named(String name) {
    return bots.stream()
        .filter(bot -> bot.bot().profile().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new HttpRefusal(404, "no simulated bot '" + name + "'"));
  }

  private static FaultKind kind(String name) {
    return FaultKind.named(name)
        .orElseThrow(
            () ->
                new HttpRefusal(
                    400,
                    "kind: found '" + name + "', expected one of " + List.of(FaultKind.values())));
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }
}
