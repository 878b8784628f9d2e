package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.freqtrade.api.BotEvent;
import io.freqwatch.freqtrade.api.BotEventListener;
import io.freqwatch.freqtrade.api.BotEvents;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.HttpBotReader;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connections to bots for a check-up: short patience, one try. */
final class BotConnections {
  private static final io.freqwatch.freqtrade.api.BotOptions CALLS =
      io.freqwatch.freqtrade.api.BotOptions.DEFAULT.withMaxTimeout(Duration.ofSeconds(10));
  private static final Duration WEB_SOCKET_PATIENCE = Duration.ofSeconds(5);

  private final HttpFetcher fetcher;
  private final Clock clock;

  /** The fetcher stays the caller's. */
  BotConnections(HttpFetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  BotReader reader(BotOptions bot) {
    return new HttpBotReader(BotLabels.address(bot), CALLS, fetcher, clock, CallListener.NONE);
  }

  /** Whether the bot lets us follow its messages. */
  Finding webSocket(BotOptions bot) throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    BotEvents events =
        new BotEvents(
            BotLabels.address(bot), CALLS, fetcher, clock, new Random(0), heard(connected));
    events.start();
    try {
      return connected.await(WEB_SOCKET_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          ? Finding.fine(bot.name() + ": messages (WebSocket) can be followed")
          : Finding.warning(
              bot.name() + ": no WebSocket: " + events.check().message(),
              "a proxy in front must pass upgrades of /api/v1/message/ws; numbers come all the"
                  + " same, some seconds later");
    } finally {
      events.close();
    }
  }

  private static BotEventListener heard(CountDownLatch connected) {
    return new BotEventListener() {
      @Override
      public void connected() {
        connected.countDown();
      }

      @Override
      public void event(BotEvent event) {
        connected.countDown();
      }
    };
  }
}
