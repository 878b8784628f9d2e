package io.freqwatch.app;

import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch simulate}: bots alone, to try any program for Freqtrade on. */
final class SimulateCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("simulate", "Starts simulated Freqtrade bots and prints how to reach them.");
    return LogOptions.addTo(SimulationOptions.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Logging.configure(LogOptions.of(arguments));
    SimulatedFleet fleet = new SimulatedFleet(SimulationOptions.of(arguments, terminal.clock()));
    fleet.start();
    print(fleet, terminal);
    return StopOnSignal.await(fleet, terminal);
  }

  /** The passwords are the simulator's own: made up from the seed, and good for nothing else. */
  static void print(SimulatedFleet fleet, Terminal terminal) {
    TextTable table = new TextTable("BOT", "URL", "USER", "PASSWORD");
    for (BotAccess bot : fleet.bots()) {
      table.row(bot.name(), bot.uri().toString(), bot.username(), bot.password().reveal());
    }
    table.print(terminal.out());
    terminal.out().println();
    terminal.out().println("Make them fail at " + fleet.controlUri() + " - Ctrl-C stops.");
  }
}
