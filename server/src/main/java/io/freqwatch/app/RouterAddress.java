package io.freqwatch.app;

import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where commands find the alert router: ours, or any Alertmanager, which speaks the same. */
final class RouterAddress {
  private static final int ALERTMANAGER_PORT = 9093;
  private static final String VARIABLE = "FREQWATCH_ALERTMANAGER";

  private RouterAddress() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Command.option(
                "--server",
                "URL",
                "The alert router, or any Alertmanager. Default: $FREQWATCH_ALERTMANAGER, else"
                    + " http://127.0.0.1:9093."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "The offset that the server runs with."));
  }

  static URI of(ParseResult arguments, Terminal terminal) {
    String fromEnvironment = terminal.environment().getOrDefault(VARIABLE, "");
    String named = arguments.matchedOptionValue("--server", fromEnvironment);
    int port = ALERTMANAGER_PORT + arguments.matchedOptionValue("--port-offset", 0);
    return ServerAddress.parse(named.isEmpty() ? "http://127.0.0.1:" + port : named);
  }
}
