package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import java.util.List;
import java.util.Optional;

/** Where {@code init} gets bots from. */
interface BotSource {
  /** The next bot, with a name that none of the earlier ones has; empty when there are no more. */
  Optional<BotOptions> next(List<BotOptions> earlier);

  /** Whether a bot that does not work is to be written all the same. */
  boolean keepFailing(BotOptions bot);
}
