package io.freqwatch.app;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.freqtrade.process.RealBotsException;
import io.freqwatch.http.ListenException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.plugin.PluginException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The program {@code freqwatch}. */
public final class Main {
  private static final String TITLE =
      "Monitoring for people who run several Freqtrade bots: exporters, metrics and a fleet page in"
          + " one program.";

  private final Terminal terminal;

  Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Person.atTerminal(),
            System.getenv(),
            Path.of(""),
            Clock.system());
    System.exit(new Main(terminal).run(arguments));
  }

  /** Runs one command and gives back its exit code. */
  int run(String... arguments) {
    CommandLine line = new CommandLine(root());
    line.setOut(terminal.out()).setErr(terminal.err());
    line.setExecutionStrategy(this::execute);
    int exitCode = line.execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }

  private static CommandSpec root() {
    CommandSpec root = Command.group("freqwatch", TITLE);
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Shows the version.")
            .build());
    root.version("freqwatch " + ProgramVersion.text());
    add(root, new DemoCommand());
    add(root, new UpCommand());
    add(root, new InitCommand());
    add(root, new StatusCommand());
    add(root, new DoctorCommand());
    add(root, new ExporterCommand());
    add(root, new SimulateCommand());
    add(root, new PromqlTestCommand());
    CommandSpec check = Command.group("check", "Checks files without starting anything.");
    add(check, new CheckCommand());
    add(check, new CheckPrometheusCommand());
    add(check, new CheckRulesCommand());
    add(check, new CheckAlertingCommand());
    root.addSubcommand("check", new CommandLine(check));
    CommandSpec test = Command.group("test", "Runs tests without starting anything.");
    add(test, new TestRulesCommand());
    root.addSubcommand("test", new CommandLine(test));
    CommandSpec query = Command.group("query", "Asks a Prometheus API, ours or another.");
    add(query, new QueryInstantCommand());
    add(query, new QueryRangeCommand());
    add(query, QuerySeriesCommand.ofSeries());
    add(query, QuerySeriesCommand.ofLabelValues());
    root.addSubcommand("query", new CommandLine(query));
    CommandSpec rules = Command.group("rules", "Works with recording rules.");
    add(rules, new RulesBackfillCommand());
    root.addSubcommand("rules", new CommandLine(rules));
    root.addSubcommand("tsdb", new CommandLine(tsdb()));
    root.addSubcommand("alert", new CommandLine(alert()));
    root.addSubcommand("silence", new CommandLine(silence()));
    return root;
  }

  private static CommandSpec tsdb() {
    CommandSpec tsdb = Command.group("tsdb", "Looks into data directories, ours and Prometheus'.");
    add(tsdb, new TsdbListCommand());
    add(tsdb, new TsdbAnalyzeCommand());
    add(tsdb, new TsdbDumpCommand());
    add(tsdb, new TsdbVerifyCommand());
    add(tsdb, new TsdbSnapshotCommand());
    add(tsdb, new TsdbImportCommand());
    return tsdb;
  }

  private static CommandSpec alert() {
    CommandSpec alert = Command.group("alert", "Looks at alerts, and reports them.");
    add(alert, new AlertQueryCommand());
    add(alert, new AlertAddCommand());
    add(alert, new AlertAcknowledgeCommand());
    add(alert, new AlertHistoryCommand());
    add(alert, new AlertExplainCommand());
    add(alert, new AlertRoutesCommand());
    add(alert, new AlertOutboxCommand());
    add(alert, new AlertTestCommand());
    return alert;
  }

  private static CommandSpec silence() {
    CommandSpec silence = Command.group("silence", "Keeps alerts quiet for a while.");
    add(silence, new SilenceQueryCommand());
    add(silence, new SilenceAddCommand());
    add(silence, new SilenceUpdateCommand());
    add(silence, new SilenceExpireCommand());
    add(silence, new SilenceImportCommand());
    return silence;
  }

  private static void add(CommandSpec parent, Command command) {
    CommandSpec spec = command.spec();
    parent.addSubcommand(spec.name(), new CommandLine(spec));
  }

  private int execute(ParseResult arguments) {
    Integer helpShown = CommandLine.executeHelpRequest(arguments);
    if (helpShown != null) {
      return helpShown;
    }
    ParseResult last = arguments;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().userObject() instanceof Command command
        ? run(command, last)
        : showUsage(last);
  }

  private int showUsage(ParseResult arguments) {
    terminal.err().print(arguments.commandSpec().commandLine().getUsageMessage());
    return ExitCode.WRONG_USE;
  }

  private int run(Command command, ParseResult arguments) {
    try {
      return command.run(arguments, terminal);
    } catch (CommandFailure e) {
      return fail(e.exitCode(), e);
    } catch (ListenException | PluginException | RealBotsException e) {
      return fail(ExitCode.CHECK_FAILED, e);
    } catch (InvalidFileException | IllegalArgumentException e) {
      return fail(ExitCode.WRONG_USE, e);
    } catch (InterruptedException ignored) { // somebody ends the command on purpose
      Thread.currentThread().interrupt();
      return ExitCode.CHECK_FAILED;
    }
  }

  private int fail(int exitCode, Exception failure) {
    terminal.err().println(failure.getMessage());
    return exitCode;
  }
}
