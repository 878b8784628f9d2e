package io.freqwatch.config;

import io.freqwatch.model.Secret;
import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One bot to watch.
 *
 * @param name the label {@code bot}
 * @param url the root of its API server, without {@code /api/v1} and without a trailing slash
 * @param account the exchange account; bots that share one name it the same, by default the bot's
 *     own name
 * @param labels the bot's own labels, added to each of its series
 * @param exporterPort a port of its own for the bot's exporter, where it asks for one
 */
public record BotOptions(
    String name,
    URI url,
    String username,
    Secret password,
    String account,
    Map<String, String> labels,
    OptionalInt exporterPort) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  public BotOptions {
    labels = Map.copyOf(labels);
  }

  /** Whether a name may stand in labels, paths and file names. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  BotOptions shifted(int portOffset) {
    if (exporterPort.isEmpty()) {
      return this;
    }
    ListenAddress address = ListenAddress.loopback(exporterPort.getAsInt()).shifted(portOffset);
    return new BotOptions(
        name, url, username, password, account, labels, OptionalInt.of(address.port()));
  }
}
