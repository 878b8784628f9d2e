package io.freqwatch.app;

import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where client commands find the running program. */
final class ServerAddress {
  private static final int WEB_PORT = 3000;
  private static final String VARIABLE = "FREQWATCH_SERVER";

  private ServerAddress() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Command.option(
                "--server",
                "URL",
                "The running Freqwatch. Default: $FREQWATCH_SERVER, else http://127.0.0.1:3000."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "The offset that the server runs with."));
  }

  static URI of(ParseResult arguments, Terminal terminal) {
    String fromEnvironment = terminal.environment().getOrDefault(VARIABLE, "");
    String named = arguments.matchedOptionValue("--server", fromEnvironment);
    int port = WEB_PORT + arguments.matchedOptionValue("--port-offset", 0);
    return parse(named.isEmpty() ? "http://127.0.0.1:" + port : named);
  }

  /**
   * @throws IllegalArgumentException where the text is no address
   */
  static URI parse(String text) {
    URI uri = URI.create(text.replaceFirst("/+$", ""));
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new IllegalArgumentException(
          "--server: found \"" + text + "\", expected a URL such as http://127.0.0.1:3000");
    }
    return uri;
  }
}
