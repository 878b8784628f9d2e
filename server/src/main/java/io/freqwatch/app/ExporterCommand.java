package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.BotUrl;
import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.exporter.EnvironmentOptions;
import io.freqwatch.exporter.ExportedBot;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.HeapTrim;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.model.Secret;
import io.freqwatch.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch exporter}: the exporter alone, as a sidecar of one bot or for many. */
final class ExporterCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "exporter",
            "Runs only the exporter: of one bot by --url, of all bots of a file by --config, or by"
                + " the environment variables of FTMetric (FTH_FREQTRADE__URL, FTH_CLUSTERS,"
                + " ...).");
    spec.addOption(Command.option("--url", "URL", "The bot's API server."))
        .addOption(Command.option("--name", "NAME", String.class, "freqtrade", "The label bot."))
        .addOption(
            Command.option("--username", "NAME", String.class, "freqtrader", "The API's user."))
        .addOption(Command.option("--password-file", "FILE", "Holds the API's password."))
        .addOption(Command.option("--config", "FILE", "A freqwatch.yml, for its bots."))
        .addOption(
            Command.option(
                "--listen",
                "HOST:PORT",
                "Where to answer; by default where the file says, or 127.0.0.1:8090."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "Moves the file's ports up by so many."));
    return LogOptions.addTo(spec);
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Logging.configure(LogOptions.of(arguments));
    RunGroup group = new RunGroup();
    Exporter exporter = start(arguments, terminal, group);
    terminal.out().println("Metrics at " + exporter.uri() + " - Ctrl-C stops.");
    return StopOnSignal.await(group, terminal);
  }

  static Exporter start(ParseResult arguments, Terminal terminal, RunGroup group) {
    ExporterPlan plan = plan(arguments, terminal);
    group.start("heap trim", HeapTrim.loop(terminal.clock()));
    HttpFetcher fetcher = new HttpFetcher(terminal.clock());
    group.onClose("HTTP client", fetcher);
    try {
      Plugins plugins = Plugins.load(plan.plugins());
      group.onClose("plugins", plugins);
      return group.start(
          "exporter", new Exporter(plan.options(plugins.collectors()), fetcher, terminal.clock()));
    } catch (RuntimeException e) {
      group.close();
      throw e;
    }
  }

  private static ExporterPlan plan(ParseResult arguments, Terminal terminal) {
    ExporterPlan plan = bots(arguments, terminal);
    String listen = arguments.matchedOptionValue("--listen", "");
    return listen.isEmpty() ? plan : plan.withListener(ListenAddress.parse(listen));
  }

  private static ExporterPlan bots(ParseResult arguments, Terminal terminal) {
    try {
      if (arguments.hasMatchedOption("--url")) {
        return ExporterPlan.of(List.of(ExportedBot.of(flags(arguments, terminal))));
      }
      if (arguments.hasMatchedOption("--config")) {
        return configured(arguments, terminal);
      }
      return fromEnvironment(terminal);
    } catch (InvalidFileException e) {
      throw new CommandFailure(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
    }
  }

  private static BotAddress flags(ParseResult arguments, Terminal terminal) {
    return new BotAddress(
        arguments.matchedOptionValue("--name", "freqtrade"),
        BotUrl.parse(arguments.matchedOptionValue("--url", "")),
        arguments.matchedOptionValue("--username", "freqtrader"),
        password(arguments.matchedOptionValue("--password-file", ""), terminal));
  }

  private static Secret password(String file, Terminal terminal) {
    if (file.isEmpty()) {
      throw new IllegalArgumentException("--url needs --password-file");
    }
    try {
      return Secret.of(Files.readString(terminal.resolve(file)).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("--password-file: cannot read " + file, e);
    }
  }

  private static ExporterPlan configured(ParseResult arguments, Terminal terminal) {
    String file = arguments.matchedOptionValue("--config", "");
    FreqwatchOptions options =
        ConfigurationReader.read(terminal.resolve(file), terminal.environment())
            .shifted(arguments.matchedOptionValue("--port-offset", 0));
    if (options.bots().isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, file + " names no bots");
    }
    return ExporterPlan.of(options);
  }

  private static ExporterPlan fromEnvironment(Terminal terminal) {
    if (!EnvironmentOptions.arePresent(terminal.environment())) {
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          "no bot to export: give --url and --password-file, or --config, or set"
              + " FTH_FREQTRADE__URL, FTH_FREQTRADE__USERNAME and FTH_FREQTRADE__PASSWORD");
    }
    return ExporterPlan.of(
        EnvironmentOptions.read(terminal.environment()).stream().map(ExportedBot::of).toList());
  }
}
