package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.config.BotOptions;
import io.freqwatch.config.ConfigurationReader;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.http.HttpFetcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch doctor}: checks everything there is to check, and says what to do next. */
final class DoctorCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "doctor",
            "Checks Java, configuration, data folder, ports and every bot, and says what to do"
                + " next. Ends with 1 where something is wrong.");
    return ConfigurationFile.addTo(spec);
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws InterruptedException {
    Report report = new Report(terminal);
    report.add(MachineCheck.java());
    Optional<FreqwatchOptions> options = configuration(arguments, terminal, report);
    if (options.isPresent()) {
      check(options.get(), terminal, report);
    }
    return report.end();
  }

  private static Optional<FreqwatchOptions> configuration(
      ParseResult arguments, Terminal terminal, Report report) {
    Path file = ConfigurationFile.path(arguments, terminal);
    try {
      FreqwatchOptions options = ConfigurationReader.read(file, terminal.environment());
      report.add(Finding.fine(file + ": " + Words.bots(options.bots().size())));
      options.notices().forEach(notice -> report.add(Finding.warning(notice.toString(), "")));
      return Optional.of(options.shifted(arguments.matchedOptionValue("--port-offset", 0)));
    } catch (InvalidFileException e) {
      e.problems()
          .forEach(problem -> report.add(Finding.fault(problem.toString(), "correct the file")));
      return Optional.empty();
    }
  }

  private static void check(FreqwatchOptions options, Terminal terminal, Report report)
      throws InterruptedException {
    report.addAll(MachineCheck.dataFolder(options.data()));
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      BotConnections connections = new BotConnections(fetcher, terminal.clock());
      report.addAll(new ListenerCheck(fetcher).findings(options));
      BotCheck botCheck = new BotCheck(connections, terminal.clock());
      for (BotOptions bot : options.bots()) {
        report.addAll(botCheck.findings(bot));
      }
    }
  }

  /** Prints findings as they come, and counts. */
  private static final class Report {
    private final Terminal terminal;
    private int faults;

    Report(Terminal terminal) {
      this.terminal = terminal;
    }

    void addAll(List<Finding> findings) {
      findings.forEach(this::add);
    }

    void add(Finding finding) {
      finding.print(terminal.out());
      terminal.out().flush();
      faults += finding.isFault() ? 1 : 0;
    }

    int end() {
      terminal.out().println();
      terminal
          .out()
          .println(
              faults == 0
                  ? "All is well."
                  : faults + (faults == 1 ? " thing" : " things") + " to put right.");
      return faults == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
    }
  }
}
