package io.freqwatch.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What commands that run on have to say on how they log. */
record LogOptions(LogLevel level, LogFormat format) {
  /** The least severe lines that are written. */
  enum LogLevel {
    debug,
    info,
    warn,
    error
  }

  /** How a line looks. */
  enum LogFormat {
    text,
    json
  }

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Command.option(
                "--log-level", "LEVEL", LogLevel.class, "info", "debug, info, warn or error."))
        .addOption(
            Command.option("--log-format", "FORMAT", LogFormat.class, "text", "text or json."));
  }

  static LogOptions of(ParseResult arguments) {
    return new LogOptions(
        arguments.matchedOptionValue("--log-level", LogLevel.info),
        arguments.matchedOptionValue("--log-format", LogFormat.text));
  }
}
