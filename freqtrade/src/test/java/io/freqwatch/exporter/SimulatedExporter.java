package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.freqtrade.api.BotOptions;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.Dialect;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A simulated fleet with its exporter at a quick pace, on free ports. */
final class SimulatedExporter implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final Pace QUICK =
      new Pace(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(1500),
          Duration.ofSeconds(3),
          Duration.ofMillis(50));

  private final RunGroup running = new RunGroup();
  private final Clock clock = Clock.system();
  private final HttpFetcher fetcher;
  private final SimulatedFleet fleet;
  private final Exporter exporter;

  SimulatedExporter(int bots, Dialect dialect) {
    fetcher = new HttpFetcher(clock);
    running.onClose("fetcher", fetcher);
    fleet = running.start("fleet", new SimulatedFleet(simulation(bots, dialect)));
    HttpServerOptions listener = HttpServerOptions.at("127.0.0.1", 0);
    List<ExportedBot> exported = fleet.bots().stream().map(SimulatedExporter::exported).toList();
    ExporterOptions options = ExporterOptions.of(listener, exported).withPace(QUICK);
    exporter = running.start("exporter", new Exporter(options, fetcher, clock));
  }

  private SimulateOptions simulation(int bots, Dialect dialect) {
    return SimulateOptions.builder(clock)
        .bots(bots)
        .dialect(dialect)
        .history(Duration.ofDays(20))
        .closeEvery(Duration.ofSeconds(3))
        .throttle(Duration.ofMillis(500))
        .slowness(false)
        .basePort(0)
        .controlPort(0)
        .build();
  }

  private static ExportedBot exported(BotAccess bot) {
    BotAddress address = new BotAddress(bot.name(), bot.uri(), bot.username(), bot.password());
    BotOptions options =
        BotOptions.DEFAULT
            .withWebSocketToken(bot.webSocketToken())
            .withMaxTimeout(Duration.ofSeconds(2));
    return new ExportedBot(address, options, bot.account(), OptionalInt.empty());
  }

  Exporter exporter() {
    return exporter;
  }

  BotAccess bot(int index) {
    return fleet.bots().get(index);
  }

  void fault(String bot, String kind) {
    byte[] body = Json.bytes(Json.object().put("kind", kind));
    URI uri = fleet.controlUri().resolve("/api/bots/" + bot + "/faults");
    require(fetcher.fetch(HttpCall.post(uri, "application/json", body)));
  }

  void clear(String bot) {
    URI uri = fleet.controlUri().resolve("/api/bots/" + bot + "/faults");
    require(fetcher.fetch(HttpCall.of("DELETE", uri, new byte[0])));
  }

  /** The metrics in text, at this moment. */
  String metrics(String bot) {
    return get("/bots/" + bot + "/metrics");
  }

  /** The status of an answer to a caller that takes us for another host. */
  int statusAs(String host, String path) {
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(exporter.uri().getHost(), exporter.uri().getPort())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String path) {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(exporter.uri().resolve(path)));
    return new String(require(answer).body(), UTF_8);
  }

  /** Waits until the metrics of a bot are as wished. */
  String await(String bot, Predicate<String> wish) {
    await(() -> wish.test(metrics(bot)), () -> metrics(bot));
    return metrics(bot);
  }

  void await(BooleanSupplier wish, Supplier<String> found) {
    long end = clock.monotonicNanos() + DEADLINE.toNanos();
    while (!wish.getAsBoolean()) {
      if (clock.monotonicNanos() > end) {
        throw new AssertionError("not within " + DEADLINE + ":\n" + found.get());
      }
      pause();
    }
  }

  /** The longest of several scrapes, one after another. */
  Duration slowestOf(int scrapes, String path) {
    long slowest = 0;
    for (int i = 0; i < scrapes; i++) {
      long begin = clock.monotonicNanos();
      get(path);
      slowest = Math.max(slowest, clock.monotonicNanos() - begin);
    }
    return Duration.ofNanos(slowest);
  }

  Optional<List<BackfillSeries>> history(String bot) {
    return exporter.history(bot, clock.wallMillis());
  }

  private void pause() {
    try {
      clock.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpAnswer require(HttpAnswer answer) {
    if (!answer.isSuccess()) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer;
  }

  @Override
  public void close() {
    running.close();
  }
}
