package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotEventListener;
import io.freqwatch.freqtrade.api.BotEvents;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.HttpBotReader;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The link to a real bot. */
final class HttpBotLink implements BotLink {
  private final ExportedBot bot;
  private final HttpFetcher fetcher;
  private final Clock clock;
  private final BotReader reader;
  private @Nullable BotEvents events;

  HttpBotLink(ExportedBot bot, HttpFetcher fetcher, Clock clock, CallListener calls) {
    this.bot = bot;
    this.fetcher = fetcher;
    this.clock = clock;
    this.reader = new HttpBotReader(bot.address(), bot.options(), fetcher, clock, calls);
  }

  /** Opens links that share a fetcher, which stays the caller's. */
  static Opener opener(HttpFetcher fetcher, Clock clock) {
    return (bot, calls) -> new HttpBotLink(bot, fetcher, clock, calls);
  }

  @Override
  public BotReader reader() {
    return reader;
  }

  @Override
  public synchronized void follow(BotEventListener listener) {
    Random spread = new Random(bot.name().hashCode());
    BotEvents following =
        new BotEvents(bot.address(), bot.options(), fetcher, clock, spread, listener);
    events = following;
    following.start();
  }

  @Override
  public synchronized void close() {
    if (events != null) {
      events.close();
    }
  }
}
