package io.freqwatch.app;

import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.lifecycle.RunGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch demo}: everything, with simulated bots; nothing has to be set up. */
final class DemoCommand implements Command {
  private static final String DATA = "data/demo";
  private static final int BOTS_WITH_A_PORT = 3;
  private static final int FIRST_EXPORTER_PORT = 8091;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named("demo", "Starts simulated bots and everything that watches them; Ctrl-C stops it.");
    SimulationOptions.addTo(spec)
        .addOption(Command.option("--data", "DIR", String.class, DATA, "The data folder."))
        .addOption(Command.flag("--keep", "Keeps what an earlier demo left in the data folder."))
        .addOption(
            Command.flag(
                "--real-bots",
                "Also runs two real Freqtrade bots in dry-run on a simulated exchange."
                    + " Needs Python 3.11; installs Freqtrade the first time (1 GB)."));
    return LogOptions.addTo(FlagOptions.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Logging.configure(LogOptions.of(arguments));
    long startNanos = terminal.clock().monotonicNanos();
    RunGroup group = new RunGroup();
    App app = start(arguments, terminal, group);
    app.whenFirstDataIsThere(
        () -> {
          double seconds = (terminal.clock().monotonicNanos() - startNanos) / 1e9;
          terminal.out().printf("first data after %.1f s%n", seconds);
        });
    return StopOnSignal.await(group, terminal);
  }

  /** Starts everything and says where it is; the group's end is the demo's end. */
  static App start(ParseResult arguments, Terminal terminal, RunGroup group)
      throws InterruptedException {
    boolean wantsRealBots = arguments.matchedOptionValue("--real-bots", false);
    SimulateOptions simulation =
        wantsRealBots
            ? SimulationOptions.withExchange(arguments, terminal.clock(), false)
            : SimulationOptions.of(arguments, terminal.clock(), false);
    Path data = terminal.resolve(arguments.matchedOptionValue("--data", DATA)).toAbsolutePath();
    if (!arguments.matchedOptionValue("--keep", false)) {
      DataFolder.emptyDemo(data);
    }
    int portOffset = arguments.matchedOptionValue("--port-offset", 0);
    RealFleet real = new RealFleet(data, portOffset, terminal);
    if (wantsRealBots) {
      real.install();
    }
    try {
      SimulatedFleet fleet = group.start("simulated bots", new SimulatedFleet(simulation));
      List<BotOptions> bots = watched(fleet.bots());
      if (fleet.exchange().isPresent()) {
        bots.addAll(real.start(fleet.exchange().get().uri(), group));
      }
      FreqwatchOptions options = FlagOptions.applied(arguments, options(data, bots, portOffset));
      App app = App.start(options, terminal.clock());
      group.onClose("app", app);
      app.onQuit(StopOnSignal::now);
      Banner.of(app).withSimulator(fleet.controlUri()).print(terminal.out());
      return app;
    } catch (RuntimeException | InterruptedException e) {
      group.close();
      throw e;
    }
  }

  private static List<BotOptions> watched(List<BotAccess> bots) {
    List<BotOptions> watched = new ArrayList<>();
    for (BotAccess bot : bots) {
      watched.add(SimulateCommand.watched(bot, exporterPort(watched.size())));
    }
    return watched;
  }

  private static FreqwatchOptions options(Path data, List<BotOptions> bots, int portOffset) {
    FreqwatchOptions plain =
        new FreqwatchOptions(
                data,
                ListenerOptions.DEFAULTS,
                bots,
                MetricsOptions.DEFAULTS,
                AlertingOptions.DEFAULTS,
                LimitOptions.DEFAULTS,
                List.of(),
                List.of())
            .shifted(portOffset);
    return DemoAlerting.added(plain);
  }

  private static OptionalInt exporterPort(int index) {
    return index < BOTS_WITH_A_PORT
        ? OptionalInt.of(FIRST_EXPORTER_PORT + index)
        : OptionalInt.empty();
  }
}
