package io.freqwatch.app;

import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.channel.NotificationTemplates;
import io.freqwatch.alertmanager.channel.TemplateCheck;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problem;
import io.freqwatch.codec.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch check alerting FILE...}: what {@code amtool check-config} says, with every
 * mistake at once, and what of it cannot be loaded here.
 */
final class CheckAlertingCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "alerting",
            "Reads an alertmanager.yml and its templates and prints every problem at once.");
    return FileArguments.addTo(spec, "The files.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    return FileArguments.checkEach(
        arguments, terminal, file -> check(terminal.resolve(file), terminal));
  }

  private static int check(Path file, Terminal terminal) {
    try {
      AlertmanagerConfig config = AlertmanagerReader.read(file, terminal.environment());
      warn(config.remarks(), terminal);
      NotificationTemplates templates = new AlertingFiles(Optional.of(file)).templates(config);
      warn(new TemplateCheck(templates).remarks(config.texts()), terminal);
      Problems problems = new Problems();
      config.notBuiltIn(ChannelFactory.KINDS).forEach(problems::add);
      problems.throwIfAny();
      terminal.out().println("  SUCCESS");
      found(config, terminal);
      return ExitCode.FINE;
    } catch (InvalidFileException e) {
      for (Problem problem : e.problems()) {
        terminal.out().println("  FAILED: " + problem);
      }
      return ExitCode.CHECK_FAILED;
    }
  }

  private static void warn(List<String> remarks, Terminal terminal) {
    remarks.forEach(remark -> terminal.out().println("  WARNING: " + remark));
  }

  private static void found(AlertmanagerConfig config, Terminal terminal) {
    terminal.out().println("  " + config.receivers().size() + " receivers");
    terminal.out().println("  " + config.inhibitRules().size() + " inhibit rules");
    terminal.out().println("  " + config.templates().size() + " patterns of templates");
  }
}
