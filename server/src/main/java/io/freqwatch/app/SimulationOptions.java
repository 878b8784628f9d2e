package io.freqwatch.app;

import io.freqwatch.freqtrade.simulator.Dialect;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.PrometheusDuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that {@code demo} and {@code simulate} share. */
final class SimulationOptions {
  private static final int CONTROL_PORT = 28_080;
  private static final int EXCHANGE_PORT = 19_100;

  private SimulationOptions() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Command.option("--bots", "N", Integer.class, "3", "How many simulated bots."))
        .addOption(
            Command.option("--seed", "N", Long.class, "42", "The same seed makes the same bots."))
        .addOption(
            Command.option(
                "--dialect",
                "VERSION",
                "The bots' API: 2.40, 2.49 or 2.50. Default: some of each."))
        .addOption(
            Command.option(
                "--history", "DURATION", String.class, "90d", "How far back closed trades go."))
        .addOption(
            Command.option(
                "--trades-per-day", "N", Double.class, "20", "Closed trades of a bot a day."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "Moves all our ports up by so many."));
  }

  /**
   * What to simulate.
   *
   * @param slowness whether answers take as long as real bots with such a history take
   * @throws IllegalArgumentException naming the option that cannot be
   */
  static SimulateOptions of(ParseResult arguments, Clock clock, boolean slowness) {
    return builder(arguments, clock, slowness).build();
  }

  /** The same, with the simulated exchange on its port. */
  static SimulateOptions withExchange(ParseResult arguments, Clock clock, boolean slowness) {
    int port = EXCHANGE_PORT + arguments.matchedOptionValue("--port-offset", 0);
    return builder(arguments, clock, slowness).exchangePort(port).build();
  }

  private static SimulateOptions.Builder builder(
      ParseResult arguments, Clock clock, boolean slowness) {
    int control = CONTROL_PORT + arguments.matchedOptionValue("--port-offset", 0);
    SimulateOptions.Builder builder =
        SimulateOptions.builder(clock)
            .bots(arguments.matchedOptionValue("--bots", 3))
            .seed(arguments.matchedOptionValue("--seed", 42L))
            .history(PrometheusDuration.parse(arguments.matchedOptionValue("--history", "90d")))
            .tradesPerDay(arguments.matchedOptionValue("--trades-per-day", 20.0))
            .slowness(slowness)
            .controlPort(control)
            .basePort(control + 1);
    String dialect = arguments.matchedOptionValue("--dialect", "");
    return dialect.isEmpty() ? builder : builder.dialect(Dialect.of(dialect));
  }
}
