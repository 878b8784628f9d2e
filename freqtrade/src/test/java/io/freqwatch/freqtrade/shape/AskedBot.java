package io.freqwatch.freqtrade.shape;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.WebSocketClient;
import io.freqwatch.http.WebSocketConnection;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A bot, real or simulated, that is asked and remembered. */
final class AskedBot {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String SUBSCRIPTION =
      """
      {"type":"subscribe","data":["status","warning","startup","entry","entry_fill","entry_cancel",
        "exit","exit_fill","exit_cancel","protection_trigger","protection_trigger_global",
        "new_candle","whitelist"]}
      """;

  private static final int MOST_TAKEN = 5;

  Sightings sightings = new Sightings();
  private final HttpFetcher fetcher;
  private final URI base;
  private final String user;
  private final Secret password;
  private Map<String, String> names = Map.of();

  AskedBot(HttpFetcher fetcher, URI base, String user, Secret password) {
    this.fetcher = fetcher;
    this.base = base;
    this.user = user;
    this.password = password;
  }

  /** Asks and remembers the answers under the state that the bot is in. */
  void ask(String state, List<Probe> probes) {
    probes.forEach(probe -> ask(state, probe));
  }

  void ask(String state, Probe probe) {
    sightings.add(state, probe, Sighting.of(answer(probe), names));
  }

  /** As {@link #ask}, of a bot that may buy the free pair itself in the moment before. */
  void askWhileItTrades(String state, List<Probe> probes) {
    for (Probe probe : probes) {
      learnNames();
      HttpAnswer answer = answer(probe);
      for (int i = 0; i < MOST_TAKEN && isTaken(answer); i++) {
        learnNames();
        answer = answer(probe);
      }
      sightings.add(state, probe, Sighting.of(answer, names));
    }
  }

  private static boolean isTaken(HttpAnswer answer) {
    return answer.status() == 502 && answer.text().contains("already open");
  }

  /** Asks without the password, or with another one. */
  void askAs(String state, Probe probe, HttpCall call) {
    sightings.add(state, probe, Sighting.of(fetcher.fetch(call.within(LONGEST_ANSWER)), names));
  }

  HttpAnswer answer(Probe probe) {
    HttpCall call = probe.call(base, names).withBasic(user, password);
    return fetcher.fetch(call.within(LONGEST_ANSWER));
  }

  HttpCall call(Probe probe) {
    return probe.call(base, names);
  }

  JsonNode get(String path) {
    HttpAnswer answer = answer(Probe.get(path));
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer.status() + " " + answer.text());
    }
    return Json.parse(answer.body());
  }

  /** Hears the bot's messages until it closes the connection, as it does with a reload. */
  void listen() throws InterruptedException, IOException {
    JsonNode tokens = Json.parse(answer(Probe.post("/token/login")).body());
    String token = tokens.get("access_token").asString();
    HttpCall call = call(Probe.get("/message/ws?token=" + token));
    WebSocketConnection connection =
        new WebSocketClient(fetcher).connect(call.within(LONGEST_ANSWER), new Ear(sightings));
    connection.sendText(SUBSCRIPTION);
    connection.sendText("{\"type\":\"whitelist\"}");
  }

  /** Learns what the braces of probes stand for; the bot needs trades of both kinds. */
  void learnNames() {
    JsonNode config = get("/show_config");
    Map<String, String> learnt = new LinkedHashMap<>();
    learnt.put("strategy", config.get("strategy").asString());
    learnt.put("timeframe", config.get("timeframe").asString());
    learnt.put("pair", get("/whitelist").get("whitelist").get(0).asString());
    learnt.put("closed", get("/trades?limit=1").get("trades").get(0).get("trade_id").asString());
    learnt.put("free", freePair(config.get("stake_currency").asString()));
    names = learnt;
  }

  /** Speaks of what another bot of the same configuration taught, and remembers with it. */
  AskedBot insteadOf(AskedBot other) {
    names = other.names;
    sightings = other.sightings;
    return this;
  }

  /** A pair that can be bought without an open trade in it. */
  private String freePair(String currency) {
    Set<String> free = new LinkedHashSet<>(get("/markets").get("markets").propertyNames());
    get("/status").forEach(trade -> free.remove(trade.get("pair").asString()));
    return free.stream().filter(pair -> pair.endsWith("/" + currency)).findFirst().orElseThrow();
  }

  String state() {
    return get("/show_config").get("state").asString("");
  }

  /** The status of an answer; 0 where nobody answers. */
  int status(String path) {
    try {
      return answer(Probe.get(path)).status();
    } catch (HttpFailure e) {
      return 0;
    }
  }

  /** Waits in real time. */
  static void await(String what, Duration longest, BooleanSupplier condition) {
    Clock clock = Clock.system();
    long start = clock.monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (clock.monotonicNanos() - start > longest.toNanos()) {
        throw new AssertionError(what + " did not happen within " + longest);
      }
      pause(clock);
    }
  }

  private static void pause(Clock clock) {
    try {
      clock.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
