package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.exchange.ExchangeOptions;
import io.freqwatch.freqtrade.exchange.SimulatedExchange;
import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.process.RealBot;
import io.freqwatch.freqtrade.process.RealBots;
import io.freqwatch.freqtrade.process.RealBotsOptions;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** A real bot on a simulated exchange, and a real Freqtrade in webserver mode. */
final class RealSide implements AutoCloseable {
  private static final Duration STARTED = Duration.ofSeconds(90);
  private static final String MANAGED =
      """
      {"force_entry_enable": true, "max_open_trades": 30, "dry_run_wallet": 10000}
      """;

  private final RunGroup group = new RunGroup();
  private final Path python;
  private final HttpFetcher fetcher;
  private final RealBot real;
  private final AskedBot bot;

  RealSide(Path folder, Path python, HttpFetcher fetcher) throws IOException {
    this.python = python;
    this.fetcher = fetcher;
    Clock clock = Clock.system();
    SimulatedExchange exchange =
        group.start(
            "exchange", new SimulatedExchange(new Market(42), ExchangeOptions.local(0, clock)));
    List<String> pairs = Asset.TRADED.stream().map(asset -> asset.name() + "/USDT").toList();
    RealBots bots =
        new RealBots(
            new RealBotsOptions(
                folder, python, 1, 0, exchange.uri(), pairs, new SecureRandom(), clock));
    real = bots.bots().getFirst();
    Files.writeString(real.managedFile(), MANAGED);
    group.start("real bot", bots);
    bot = new AskedBot(fetcher, real.uri(), real.username(), real.password());
  }

  AskedBot bot() {
    return bot;
  }

  /** Another Freqtrade of the same configuration, for its user interface only. */
  AskedBot webserver() throws IOException {
    int port = freePort();
    Path own = real.folder().resolve("webserver.json");
    Files.writeString(
        own, Json.text(Json.object().set("api_server", Json.object().put("listen_port", port))));
    ProcessBuilder command =
        new ProcessBuilder(
            python.toString(),
            "-m",
            "freqtrade",
            "webserver",
            "--config",
            "config.json",
            "--config",
            "freqwatch.json",
            "--config",
            own.getFileName().toString(),
            "--userdir",
            "user_data");
    Process process =
        command
            .directory(real.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(real.folder().resolve("webserver.log").toFile())
            .start();
    group.onClose("webserver", process::destroyForcibly);
    URI uri = URI.create("http://127.0.0.1:" + port);
    AskedBot webserver = new AskedBot(fetcher, uri, real.username(), real.password());
    AskedBot.await("the webserver", STARTED, () -> webserver.status("/ping") == 200);
    return webserver;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    group.close();
  }
}
