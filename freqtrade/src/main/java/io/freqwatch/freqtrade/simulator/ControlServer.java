package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.exchange.SimulatedExchange;
import io.freqwatch.http.HostGuard;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.http.SecurityHeaders;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Component;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes simulated bots and the simulated exchange fail on demand: {@code GET /api/bots}, {@code
 * POST} and {@code DELETE /api/bots/{name}/faults}, the same under {@code /api/exchange}, and a
 * page with buttons.
 */
final class ControlServer implements Component {
  private final SimulateOptions options;
  private final BotFaultsApi bots;
  private final ExchangeFaultsApi exchange;
  private @Nullable HttpServer server;

  ControlServer(
      SimulateOptions options, List<SimulatedBot> bots, Optional<SimulatedExchange> exchange) {
    this.options = options;
    this.bots = new BotFaultsApi(bots);
    this.exchange = new ExchangeFaultsApi(exchange);
  }

  @Override
  public synchronized void start() {
    Router api = new Router();
    api.get("/", _ -> file("control.html", "text/html; charset=utf-8"));
    api.get("/control.js", _ -> file("control.js", "text/javascript; charset=utf-8"));
    api.get("/control.css", _ -> file("control.css", "text/css; charset=utf-8"));
    bots.route(api);
    exchange.route(api);
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

  private static Response file(String name, String type) throws IOException {
    try (InputStream in = ControlServer.class.getResourceAsStream(name)) {
      return in == null
          ? Response.error(404, "the program was built without " + name)
          : Response.bytes(type, in.readAllBytes());
    }
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
