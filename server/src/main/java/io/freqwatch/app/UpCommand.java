package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.FreqwatchOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch up}: everything for the bots of the configuration. */
final class UpCommand implements Command {
  private static final Logger log = LoggerFactory.getLogger(UpCommand.class);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "up", "Watches the bots of freqwatch.yml until it is stopped with Ctrl-C or SIGTERM.");
    return LogOptions.addTo(FlagOptions.addTo(ConfigurationFile.addTo(spec)));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Logging.configure(LogOptions.of(arguments));
    FreqwatchOptions options =
        FlagOptions.applied(arguments, ConfigurationFile.read(arguments, terminal));
    options.notices().forEach(notice -> log.warn("{}", notice));
    RunningProgram app =
        options.metrics().external().isPresent()
            ? ExternalApp.start(options, terminal.clock())
            : App.start(options, terminal.clock());
    HangUp.onSignal(() -> reload(app));
    app.onQuit(StopOnSignal::now);
    Banner.of(app).print(terminal.out());
    app.whenFirstDataIsThere(() -> log.info("the first measurements are there"));
    return StopOnSignal.await(app, terminal);
  }

  private static void reload(RunningProgram app) {
    try {
      app.reload();
    } catch (InvalidFileException ignored) { // every problem of it has been logged
      log.info("SIGHUP changed nothing");
    }
  }
}
