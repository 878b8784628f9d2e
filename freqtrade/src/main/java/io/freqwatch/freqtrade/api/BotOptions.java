package io.freqwatch.freqtrade.api;

import io.freqwatch.model.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to call a bot.
 *
 * @param webSocketToken the bot's {@code ws_token}; null: log in and use the access token
 * @param maxTimeout caps the timeout of every endpoint
 */
public record BotOptions(
    Authentication authentication, @Nullable Secret webSocketToken, Duration maxTimeout) {
  /** How calls prove who calls. */
  public enum Authentication {
    /** The password with every call: no session, cheapest for the bot. */
    BASIC,
    /** A login, then an access token that lives 15 minutes and is renewed. */
    TOKEN
  }

  public static final BotOptions DEFAULT =
      new BotOptions(Authentication.BASIC, null, Duration.ofSeconds(15));

  public BotOptions {
    if (maxTimeout.isNegative() || maxTimeout.isZero()) {
      throw new IllegalArgumentException("timeout: expected more than 0, found " + maxTimeout);
    }
  }

  public BotOptions withAuthentication(Authentication chosen) {
    return new BotOptions(chosen, webSocketToken, maxTimeout);
  }

  public BotOptions withWebSocketToken(Secret token) {
    return new BotOptions(authentication, token, maxTimeout);
  }

  public BotOptions withMaxTimeout(Duration timeout) {
    return new BotOptions(authentication, webSocketToken, timeout);
  }
}
