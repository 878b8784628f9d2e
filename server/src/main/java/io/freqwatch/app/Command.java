package io.freqwatch.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One subcommand. */
interface Command {
  /** Its name, options and help. */
  CommandSpec spec();

  /**
   * Does the work.
   *
   * @return one of {@link ExitCode}
   * @throws CommandFailure to end with a message
   */
  int run(ParseResult arguments, Terminal terminal) throws InterruptedException;

  /** This command's specification with {@code --help} and nothing else yet. */
  default CommandSpec named(String name, String description) {
    return described(CommandSpec.wrapWithoutInspection(this), name, description);
  }

  /** A word that only subcommands follow. */
  static CommandSpec group(String name, String description) {
    return described(CommandSpec.create(), name, description);
  }

  private static CommandSpec described(CommandSpec spec, String name, String description) {
    spec.name(name)
        .usageMessage()
        .description(description)
        .sortOptions(false)
        .abbreviateSynopsis(true);
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build());
  }

  /** An option with a value that is always there. */
  static <T> OptionSpec option(
      String name, String label, Class<T> type, String fallback, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(type)
        .defaultValue(fallback)
        .description(description + " Default: " + fallback + ".")
        .build();
  }

  /** An option that may be left out. */
  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option without a value. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }
}
