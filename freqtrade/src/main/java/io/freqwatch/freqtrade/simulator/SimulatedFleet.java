package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.exchange.ExchangeOptions;
import io.freqwatch.freqtrade.exchange.SimulatedExchange;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.RunGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Simulated bots, each on a port of its own, an exchange on the same market if one is wanted, and
 * the control server that makes them fail. {@link #bots}, {@link #exchange} and {@link #controlUri}
 * have answers once it is started. Thread-safe.
 */
public final class SimulatedFleet implements Component {
  private final SimulateOptions options;
  private final RunGroup runGroup = new RunGroup();
  private final List<SimulatedBot> bots = new ArrayList<>();
  private @Nullable ControlServer control;
  private @Nullable SimulatedExchange exchange;

  public SimulatedFleet(SimulateOptions options) {
    this.options = options;
  }

  /**
   * Writes the histories and opens all ports.
   *
   * @throws io.freqwatch.http.ListenException when a port cannot be bound; nothing stays open then
   */
  @Override
  public synchronized void start() {
    try {
      Market market = new Market(options.seed());
      startBots(market);
      startExchange(market);
      ControlServer server =
          new ControlServer(options, List.copyOf(bots), Optional.ofNullable(exchange));
      runGroup.start("simulator control", server);
      control = server;
    } catch (RuntimeException e) {
      runGroup.close();
      throw e;
    }
  }

  private void startExchange(Market market) {
    if (options.exchangePort().isPresent()) {
      int port = options.exchangePort().getAsInt();
      ExchangeOptions address = new ExchangeOptions(options.host(), port, options.clock());
      exchange = runGroup.start("simulated exchange", new SimulatedExchange(market, address));
    }
  }

  private void startBots(Market market) {
    BotProfiles profiles = new BotProfiles(options.seed());
    long now = options.clock().wallMillis();
    List<Bot> written =
        profiles.first(options.bots(), options.dialect()).parallelStream()
            .map(profile -> new Bot(profile, market, options, now))
            .toList();
    for (Bot bot : written) {
      int port = options.basePort() == 0 ? 0 : options.basePort() + bots.size();
      SimulatedBot simulated = new SimulatedBot(bot, options, port);
      runGroup.onClose("simulated bot " + bot.profile().name(), simulated);
      simulated.start();
      bots.add(simulated);
    }
  }

  /** Where the bots answer and how to log in, in order. */
  public synchronized List<BotAccess> bots() {
    return bots.stream().map(SimulatedBot::access).toList();
  }

  /** The exchange on the same market, if the options ask for one; the fleet closes it. */
  public synchronized Optional<SimulatedExchange> exchange() {
    return Optional.ofNullable(exchange);
  }

  /** Address of the control server. */
  public synchronized URI controlUri() {
    return Optional.ofNullable(control)
        .map(ControlServer::uri)
        .orElseThrow(() -> new IllegalStateException("the simulation is not started"));
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  @Override
  public void close() {
    runGroup.close();
  }
}
