package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.http.HttpFetcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch init}: asks for bots, tries each, and writes the configuration. */
final class InitCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "init",
            "Asks for your bots, tries each connection, and writes freqwatch.yml and a file with"
                + " each password that only you can read.");
    return spec.addOption(
            Command.option(
                "--config", "FILE", String.class, ConfigurationFile.DEFAULT, "The file to write."))
        .addOption(
            OptionSpec.builder("--bot")
                .paramLabel("NAME=URL")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("A bot, instead of being asked; may be given many times.")
                .build())
        .addOption(
            Command.option(
                "--username", "NAME", String.class, "freqtrader", "The user of the bots of --bot."))
        .addOption(
            Command.option("--password-file", "FILE", "Holds the password of the bots of --bot."))
        .addOption(
            Command.flag(
                "--yes", "Asks nothing: writes bots that do not answer, replaces a file."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    boolean unattended = arguments.matchedOptionValue("--yes", false);
    Path file =
        terminal.resolve(arguments.matchedOptionValue("--config", ConfigurationFile.DEFAULT));
    refuseToOverwrite(file, unattended, terminal);
    BotSource source =
        arguments.hasMatchedOption("--bot")
            ? new FlagBots(arguments, terminal)
            : new AskedBots(terminal);
    List<BotOptions> bots = collect(source, unattended, terminal);
    if (bots.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no bots; nothing was written");
    }
    new ConfigurationWriter(file).write(bots);
    terminal.out().println("Wrote " + file + ". Next: freqwatch up");
    return ExitCode.FINE;
  }

  private static void refuseToOverwrite(Path file, boolean unattended, Terminal terminal) {
    if (!Files.exists(file) || unattended) {
      return;
    }
    String answer = terminal.person().answer(file + " exists. Replace it? [y/N] ").orElse("");
    if (!Words.isYes(answer)) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, file + " stays as it is; give another --config, or --yes");
    }
  }

  private static List<BotOptions> collect(BotSource source, boolean unattended, Terminal terminal)
      throws InterruptedException {
    List<BotOptions> bots = new ArrayList<>();
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      BotConnections connections = new BotConnections(fetcher, terminal.clock());
      BotCheck check = new BotCheck(connections, terminal.clock());
      for (var next = source.next(bots); next.isPresent(); next = source.next(bots)) {
        List<Finding> findings = check.findings(next.get());
        findings.forEach(finding -> finding.print(terminal.out()));
        boolean works = findings.stream().noneMatch(Finding::isFault);
        if (works || unattended || source.keepFailing(next.get())) {
          bots.add(next.get());
        }
      }
    }
    return bots;
  }
}
