package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.config.PrometheusFlags;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags of Prometheus as options of our command line, which win over the file. */
final class FlagOptions {
  private FlagOptions() {}

  static CommandSpec addTo(CommandSpec spec) {
    for (PrometheusFlag flag : PrometheusFlag.values()) {
      spec.addOption(option(flag));
    }
    return spec;
  }

  /**
   * The options with what the command line says.
   *
   * @throws IllegalArgumentException naming the flag that has no such value
   */
  static FreqwatchOptions applied(ParseResult arguments, FreqwatchOptions options) {
    PrometheusFlags flags = options.metrics().flags();
    for (PrometheusFlag flag : PrometheusFlag.values()) {
      String[] values = arguments.matchedOptionValue("--" + flag.text(), new String[0]);
      if (values.length > 0) {
        flags = flags.with(flag, value(flag, values));
      }
    }
    return options.withFlags(flags);
  }

  private static String value(PrometheusFlag flag, String... values) {
    boolean isList = flag.form() == PrometheusFlag.Form.LIST;
    return isList ? String.join(",", values) : values[values.length - 1];
  }

  private static OptionSpec option(PrometheusFlag flag) {
    boolean isSwitch = flag.form() == PrometheusFlag.Form.SWITCH;
    return OptionSpec.builder("--" + flag.text())
        .paramLabel(isSwitch ? "true|false" : flag.form().name())
        .type(String[].class)
        .arity(isSwitch ? "0..1" : "1")
        .fallbackValue(isSwitch ? "true" : "")
        .description("As Prometheus' flag: " + flag.meaning() + ".")
        .build();
  }
}
