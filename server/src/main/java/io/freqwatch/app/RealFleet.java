package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.process.FreqtradeRelease;
import io.freqwatch.freqtrade.process.PythonEnvironment;
import io.freqwatch.freqtrade.process.RealBot;
import io.freqwatch.freqtrade.process.RealBots;
import io.freqwatch.freqtrade.process.RealBotsOptions;
import io.freqwatch.lifecycle.RunGroup;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The demo's real bots. */
final class RealFleet {
  private static final int BOTS = 2;
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);
  private static final List<String> PAIRS =
      Asset.TRADED.stream().map(asset -> asset.name() + "/USDT").toList();

  private final Path data;
  private final int portOffset;
  private final Terminal terminal;

  /**
   * @param data the demo's data folder
   */
  RealFleet(Path data, int portOffset, Terminal terminal) {
    this.data = data;
    this.portOffset = portOffset;
    this.terminal = terminal;
  }

  /**
   * Installs what is missing.
   *
   * @throws io.freqwatch.freqtrade.process.RealBotsException where this machine cannot run them
   */
  void install() throws InterruptedException {
    try (DataFolder held = DataFolder.open(data)) {
      say("Freqtrade " + python().ready() + " is installed in " + held.path());
    }
  }

  /** Starts them on an exchange and waits until they answer. */
  List<BotOptions> start(URI exchange, RunGroup group) throws InterruptedException {
    RealBots bots = group.start("real bots", new RealBots(options(exchange)));
    say("starting " + Words.bots(BOTS) + " of it");
    if (!bots.awaitAnswers(FIRST_ANSWER)) {
      say("not all of them answer yet; their logs: " + DataFolder.realBots(data) + "/*/bot.log");
    }
    return bots.bots().stream().map(RealFleet::watched).toList();
  }

  private PythonEnvironment python() {
    return new PythonEnvironment(
        DataFolder.python(data),
        FreqtradeRelease.pinned(),
        terminal.environment(),
        this::say,
        terminal.clock());
  }

  private RealBotsOptions options(URI exchange) {
    return new RealBotsOptions(
        DataFolder.realBots(data),
        python().python(),
        BOTS,
        ListenAddress.loopback(RealBotsOptions.BASE_PORT + portOffset).port(),
        exchange,
        PAIRS,
        new SecureRandom(),
        terminal.clock());
  }

  /** A real bot as the configuration of whoever watches it names it. */
  static BotOptions watched(RealBot bot) {
    return new BotOptions(
        bot.name(),
        bot.uri(),
        bot.username(),
        bot.password(),
        bot.name(),
        Map.of(),
        OptionalInt.empty());
  }

  private void say(String sentence) {
    terminal.err().println("real bots: " + sentence);
  }
}
