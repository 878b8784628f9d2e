package io.freqwatch.freqtrade.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.WebSocketClient;
import io.freqwatch.http.WebSocketConnection;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A fleet on free ports whose time moves only when told to, and a client of its first bot. */
final class RunningFleet implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  final ManualClock clock = new ManualClock(SimulatedBots.NOW);
  final SimulatedFleet fleet;
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());

  private RunningFleet(SimulateOptions.Builder options) {
    fleet = new SimulatedFleet(options.clock(clock).build());
    fleet.start();
  }

  static RunningFleet of(Dialect dialect) {
    return new RunningFleet(SimulatedBots.options().bots(1).dialect(dialect));
  }

  static RunningFleet mixed(int bots) {
    return new RunningFleet(SimulatedBots.options().bots(bots));
  }

  static RunningFleet withExchange() {
    return new RunningFleet(SimulatedBots.options().bots(1).dialect(Dialect.V2_49).exchangePort(0));
  }

  BotAccess bot() {
    return fleet.bots().getFirst();
  }

  URI uri(String path) {
    return bot().uri().resolve("/api/v1/" + path);
  }

  /** Calls with the password. */
  HttpAnswer call(HttpCall call) {
    return send(call.withBasic(bot().username(), bot().password()));
  }

  /** Calls as it is. */
  HttpAnswer send(HttpCall call) {
    return fetcher.fetch(call.within(DEADLINE));
  }

  /** Calls with the call's own deadline. */
  HttpAnswer sendAsIs(HttpCall call) {
    return fetcher.fetch(call);
  }

  HttpAnswer answer(String path) {
    return call(HttpCall.get(uri(path)));
  }

  JsonNode get(String path) {
    return Json.parse(answer(path).body());
  }

  HttpAnswer post(String path, String body) {
    return call(HttpCall.post(uri(path), "application/json", body.getBytes(UTF_8)));
  }

  HttpAnswer delete(String path) {
    return call(HttpCall.of("DELETE", uri(path), new byte[0]));
  }

  /** Asks the control server for a fault of a bot. */
  HttpAnswer inject(String bot, String fault) {
    URI faults = fleet.controlUri().resolve("/api/bots/" + bot + "/faults");
    return send(HttpCall.post(faults, "application/json", fault.getBytes(UTF_8)));
  }

  HttpAnswer heal(String bot) {
    URI faults = fleet.controlUri().resolve("/api/bots/" + bot + "/faults");
    return send(HttpCall.of("DELETE", faults, new byte[0]));
  }

  WebSocketConnection messages(RecordedMessages heard) {
    URI socket = uri("message/ws?token=" + bot().webSocketToken().reveal());
    return new WebSocketClient(fetcher).connect(HttpCall.get(socket).within(DEADLINE), heard);
  }

  WebSocketConnection messages(String token, RecordedMessages heard) {
    URI socket = uri("message/ws?token=" + token);
    return new WebSocketClient(fetcher).connect(HttpCall.get(socket).within(DEADLINE), heard);
  }

  /** Moves the time by one round and waits until the first bot has done it. */
  void round() {
    awaitSleepers();
    clock.advance(SimulatedBots.ROUND);
    long now = clock.wallMillis() / 1000;
    await(() -> get("health").path("last_process_ts").asLong(0) == now);
  }

  /** Moves the time in small steps until the condition holds. */
  void advanceUntil(BooleanSupplier condition) {
    await(
        () -> {
          clock.advance(Duration.ofMillis(50));
          return condition.getAsBoolean();
        });
  }

  boolean isRefused() {
    try {
      answer("ping");
      return false;
    } catch (HttpFailure failure) {
      return failure.kind() == HttpFailure.Kind.REFUSED;
    }
  }

  /** Waits in real time until the condition holds. */
  static void await(BooleanSupplier condition) {
    long start = Clock.system().monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (Clock.system().monotonicNanos() - start > DEADLINE.toNanos()) {
        throw new AssertionError("did not happen within " + DEADLINE);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Clock.system().sleep(Duration.ofMillis(2));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitSleepers() {
    try {
      clock.awaitSleepers(fleet.bots().size());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    fleet.close();
    fetcher.close();
  }
}
