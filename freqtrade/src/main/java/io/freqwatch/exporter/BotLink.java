package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotEventListener;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;

/** What the exporter needs of a bot: calls that read, and messages. */
interface BotLink extends AutoCloseable {
  BotReader reader();

  /** Follows the bot's messages until {@link #close}; called once. */
  void follow(BotEventListener listener);

  /** Ends calls and connections. */
  @Override
  void close();

  /** Opens links; opening makes no call yet. */
  @FunctionalInterface
  interface Opener {
    BotLink open(ExportedBot bot, CallListener calls);
  }
}
