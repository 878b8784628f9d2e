package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** When a bot last looked at new candles, and what it says then. Guarded by the bot's lock. */
final class CandleFeed {
  private static final long DELAY_MILLIS = 1_200;

  private final BotProfile profile;
  private final CandlesJson candles;
  private final MessageJson messages;
  private final MessageHub hub;
  private boolean frozen;
  private long analyzedMillis;

  CandleFeed(BotProfile profile, CandlesJson candles, MessageJson messages, MessageHub hub) {
    this.profile = profile;
    this.candles = candles;
    this.messages = messages;
    this.hub = hub;
  }

  /** Looks at the newest candles without saying so. */
  void begin(long millis) {
    analyzedMillis = analysis(millis);
  }

  /** Looks whether there is a new candle; says so for each pair. */
  void look(long millis) {
    long analysis = analysis(millis);
    if (frozen || analysis == analyzedMillis) {
      return;
    }
    analyzedMillis = analysis;
    for (Pair pair : profile.pairs()) {
      if (hub.hasSubscriber("analyzed_df")) {
        hub.publish(frame(pair, 1));
      }
      hub.publish(messages.newCandle(pair));
    }
  }

  /** The newest candles of a pair as a message. */
  ObjectNode frame(Pair pair, int limit) {
    return messages.analyzed(pair, candles.frame(pair, limit, analyzedMillis), analyzedMillis);
  }

  /** The newest candles of those pairs as messages. */
  List<ObjectNode> frames(List<Pair> pairs, int limit) {
    return pairs.stream().map(pair -> frame(pair, limit)).toList();
  }

  private long analysis(long millis) {
    long length = profile.strategy().timeframeMillis();
    return (millis - DELAY_MILLIS) / length * length + DELAY_MILLIS;
  }

  /** Sees no new candles, as if none had come since that time. */
  void freeze(long sinceMillis) {
    frozen = true;
    analyzedMillis = Math.min(analyzedMillis, analysis(sinceMillis));
  }

  void thaw() {
    frozen = false;
  }

  long analyzedMillis() {
    return analyzedMillis;
  }
}
