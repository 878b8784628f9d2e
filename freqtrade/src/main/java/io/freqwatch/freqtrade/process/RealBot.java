package io.freqwatch.freqtrade.process;

import io.freqwatch.model.Secret;
import java.net.URI;
import java.nio.file.Path;

/**
 * How to reach one real bot.
 *
 * @param uri of its API, without a path
 * @param folder its configuration, its managed file {@code freqwatch.json}, database and log
 */
public record RealBot(String name, URI uri, String username, Secret password, Path folder) {
  /** Its database, which Freqtrade makes at its first start. */
  public Path database() {
    return folder.resolve(BotFolder.DATABASE);
  }

  /** The file that wins over the bot's own configuration. */
  public Path managedFile() {
    return folder.resolve(BotFolder.MANAGED);
  }
}
