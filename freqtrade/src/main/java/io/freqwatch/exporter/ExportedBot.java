package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.freqtrade.api.BotOptions;
import java.util.OptionalInt;

/**
 * A bot to export.
 *
 * @param account the exchange account that the bot trades on; "" where it shares none
 * @param port a port of its own, with the bot's metrics under {@code /metrics}; 0 takes a free one
 */
public record ExportedBot(
    BotAddress address, BotOptions options, String account, OptionalInt port) {
  /** A bot with defaults. */
  public static ExportedBot of(BotAddress address) {
    return new ExportedBot(address, BotOptions.DEFAULT, "", OptionalInt.empty());
  }

  public ExportedBot withAccount(String name) {
    return new ExportedBot(address, options, name, port);
  }

  public ExportedBot withPort(int ownPort) {
    return new ExportedBot(address, options, account, OptionalInt.of(ownPort));
  }

  /** The value of the label {@code bot}. */
  public String name() {
    return address.name();
  }

  BotId id() {
    return new BotId(name(), account);
  }
}
