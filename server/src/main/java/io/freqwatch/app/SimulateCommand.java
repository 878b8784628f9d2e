package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch simulate}: bots alone, to try any program for Freqtrade on. */
final class SimulateCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("simulate", "Starts simulated Freqtrade bots and prints how to reach them.");
    SimulationOptions.addTo(spec)
        .addOption(
            Command.flag(
                "--exchange",
                "Also starts a simulated exchange on the same market, for real bots."))
        .addOption(
            Command.option(
                "--write-config",
                "FILE",
                "Also writes a freqwatch.yml that watches these bots, and a file per password."));
    return LogOptions.addTo(spec);
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Logging.configure(LogOptions.of(arguments));
    SimulatedFleet fleet = new SimulatedFleet(options(arguments, terminal));
    fleet.start();
    writeConfiguration(fleet, arguments.matchedOptionValue("--write-config", ""), terminal);
    print(fleet, terminal);
    return StopOnSignal.await(fleet, terminal);
  }

  private static SimulateOptions options(ParseResult arguments, Terminal terminal) {
    return arguments.matchedOptionValue("--exchange", false)
        ? SimulationOptions.withExchange(arguments, terminal.clock(), true)
        : SimulationOptions.of(arguments, terminal.clock(), true);
  }

  private static void writeConfiguration(SimulatedFleet fleet, String file, Terminal terminal) {
    if (!file.isEmpty()) {
      List<BotOptions> bots =
          fleet.bots().stream().map(bot -> watched(bot, OptionalInt.empty())).toList();
      new ConfigurationWriter(terminal.resolve(file)).write(bots);
    }
  }

  /** A simulated bot as the configuration of whoever watches it names it. */
  static BotOptions watched(BotAccess bot, OptionalInt exporterPort) {
    return new BotOptions(
        bot.name(),
        bot.uri(),
        bot.username(),
        bot.password(),
        bot.account(),
        Map.of(),
        exporterPort);
  }

  /** The passwords are the simulator's own: made up from the seed, and good for nothing else. */
  static void print(SimulatedFleet fleet, Terminal terminal) {
    TextTable table = new TextTable("BOT", "URL", "USER", "PASSWORD");
    for (BotAccess bot : fleet.bots()) {
      table.row(bot.name(), bot.uri().toString(), bot.username(), bot.password().reveal());
    }
    table.print(terminal.out());
    terminal.out().println();
    fleet
        .exchange()
        .ifPresent(
            exchange ->
                terminal.out().println("The exchange answers as Binance at " + exchange.apiUri()));
    terminal.out().println("Make them fail at " + fleet.controlUri() + " - Ctrl-C stops.");
  }
}
