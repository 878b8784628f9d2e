package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.exchange.ExchangeFault;
import io.freqwatch.freqtrade.exchange.SimulatedExchange;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of the exchange: {@code /api/exchange} and {@code /api/exchange/faults}. */
final class ExchangeFaultsApi {
  private final Optional<SimulatedExchange> running;

  ExchangeFaultsApi(Optional<SimulatedExchange> running) {
    this.running = running;
  }

  void route(Router api) {
    api.get("/api/exchange", _ -> json(running.isPresent() ? describe() : Json.object()));
    api.post("/api/exchange/faults", this::inject);
    api.delete("/api/exchange/faults", _ -> healAll());
    api.delete("/api/exchange/faults/{kind}", this::heal);
  }

  private SimulatedExchange exchange() {
    return running.orElseThrow(
        () -> new HttpRefusal(404, "no simulated exchange runs; start it with --exchange"));
  }

  private ObjectNode describe() {
    SimulatedExchange exchange = exchange();
    ArrayNode faults = Json.array();
    for (ExchangeFault fault : exchange.faults()) {
      double amount = exchange.amount(fault);
      faults.add(new Fields().text("kind", fault.toString()).number("amount", amount).toNode());
    }
    boolean down = exchange.faults().contains(ExchangeFault.DOWN);
    return new Fields()
        .text("name", "exchange")
        .text("url", exchange.uri().toString())
        .text("state", down ? "down" : "open")
        .node("faults", faults)
        .node("kinds", kinds())
        .toNode();
  }

  private static ArrayNode kinds() {
    ArrayNode kinds = Json.array();
    for (ExchangeFault fault : ExchangeFault.values()) {
      kinds.add(
          new Fields()
              .text("kind", fault.toString())
              .text("description", fault.description())
              .number("amount", fault.defaultAmount())
              .flag("momentary", false)
              .toNode());
    }
    return kinds;
  }

  private Response inject(Request request) throws IOException {
    FaultRequest wanted = FaultRequest.of(request);
    ExchangeFault fault = fault(wanted.kind());
    double amount = wanted.amount(fault.defaultAmount());
    Duration length = wanted.length();
    check(fault, amount);
    exchange().inject(fault, amount, length);
    return json(describe());
  }

  private static void check(ExchangeFault fault, double amount) {
    if (fault == ExchangeFault.SERVER_ERROR && (amount < 500 || amount > 599)) {
      throw new HttpRefusal(400, "amount: expected a status of 500 to 599, found " + amount);
    }
    if (amount < 0) {
      throw new HttpRefusal(400, "amount: expected 0 or more, found " + amount);
    }
  }

  private Response healAll() throws InterruptedException {
    exchange().healAll();
    return json(describe());
  }

  private Response heal(Request request) throws InterruptedException {
    exchange().heal(fault(request.pathParameter("kind")));
    return json(describe());
  }

  private static ExchangeFault fault(String name) {
    return ExchangeFault.named(name)
        .orElseThrow(
            () ->
                new HttpRefusal(
                    400,
                    "kind: found '%s', expected one of %s"
                        .formatted(name, List.of(ExchangeFault.values()))));
  }

  private static Response json(JsonNode body) {
    return Response.json(Json.bytes(body));
  }
}
