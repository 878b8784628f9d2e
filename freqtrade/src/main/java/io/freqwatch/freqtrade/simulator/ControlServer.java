package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HostGuard;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.http.SecurityHeaders;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Component;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes simulated bots fail on demand: {@code GET /api/bots}, {@code POST} and {@code DELETE
 * /api/bots/{name}/faults}, and a page with buttons.
 */
final class ControlServer implements Component {
  private static final double LONGEST_SECONDS = 7 * 86_400;

  private final SimulateOptions options;
  private final List<SimulatedBot> bots;
  private @Nullable HttpServer server;

  ControlServer(SimulateOptions options, List<SimulatedBot> bots) {
    this.options = options;
    this.bots = bots;
  }

  @Override
  public synchronized void start() {
    Router api = new Router();
    api.get("/", _ -> file("control.html", "text/html; charset=utf-8"));
    api.get("/control.js", _ -> file("control.js", "text/javascript; charset=utf-8"));
    api.get("/control.css", _ -> file("control.css", "text/css; charset=utf-8"));
    api.get("/api/bots", _ -> json(bots()));
    api.get("/api/faults", _ -> json(kinds()));
    api.post("/api/bots/{name}/faults", this::inject);
    api.delete("/api/bots/{name}/faults", this::healAll);
    api.delete("/api/bots/{name}/faults/{kind}", this::heal);
    HttpServerOptions address = HttpServerOptions.at(options.host(), options.controlPort());
    server =
        HttpServer.start(
            address, api.behind(new HostGuard(List.of(options.host())), new SecurityHeaders()));
  }

  synchronized URI uri() {
    return Optional.ofNullable(server)
        .map(HttpServer::uri)
        .orElseThrow(() -> new IllegalStateException("the control server is not started"));
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
    JsonNode body = body(request);
    FaultKind kind = kind(body.path("kind").asString(""));
    double amount = number(body, "amount", kind.defaultAmount());
    double seconds = number(body, "seconds", 0);
    check(kind, amount, seconds);
    bot.inject(kind, amount, Duration.ofMillis((long) (seconds * 1000)));
    return json(describe(bot));
  }

  private static void check(FaultKind kind, double amount, double seconds) {
    if (seconds < 0 || seconds > LONGEST_SECONDS) {
      throw new HttpRefusal(400, "seconds: expected 0 to 604800, found " + seconds);
    }
    boolean share = amount > 0 && amount < 0.9;
    if (kind == FaultKind.SUDDEN_LOSS && !share) {
      throw new HttpRefusal(400, "amount: expected a share above 0 and below 0.9, found " + amount);
    }
    if (kind == FaultKind.SLOW && (amount < 0 || amount > 600)) {
      throw new HttpRefusal(400, "amount: expected 0 to 600 seconds, found " + amount);
    }
    if (Math.abs(amount) > LONGEST_SECONDS) {
      throw new HttpRefusal(400, "amount: expected -604800 to 604800, found " + amount);
    }
  }

  private static JsonNode body(Request request) throws IOException {
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      throw new HttpRefusal(415, "expected Content-Type: application/json");
    }
    try {
      return Json.parse(request.body());
    } catch (JsonException e) {
      throw new HttpRefusal(400, "body: " + e.getMessage());
    }
  }

  private static double number(JsonNode body, String name, double otherwise) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new HttpRefusal(400, name + ": expected a number, found " + value);
    }
    return value.asDouble();
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

  private static Response file(String name, String type) throws IOException {
    try (InputStream in = ControlServer.class.getResourceAsStream(name)) {
      return in == null
          ? Response.error(404, "the program was built without " + name)
          : Response.bytes(type, in.readAllBytes());
    }
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
    }
  }
}
