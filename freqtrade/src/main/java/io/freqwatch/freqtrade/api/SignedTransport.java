package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;

/** Signs calls, and once more with renewed credentials where the bot did not take the first. */
final class SignedTransport {
  private final CheckedTransport transport;
  private final Credentials credentials;

  SignedTransport(BotAddress bot, BotTransport transport, Credentials credentials) {
    this.transport = new CheckedTransport(bot, transport);
    this.credentials = credentials;
  }

  /**
   * @param logins where calls for tokens go
   */
  static Credentials credentials(
      BotAddress bot, BotOptions options, BotTransport logins, Clock clock) {
    return switch (options.authentication()) {
      case BASIC -> new PasswordCredentials(bot);
      case TOKEN -> new TokenSession(bot, logins, clock);
    };
  }

  HttpAnswer fetch(String endpoint, HttpCall call) throws InterruptedException {
    HttpCall signed = credentials.sign(call);
    long generation = credentials.generation();
    try {
      return transport.fetch(endpoint, signed);
    } catch (ErrorAnswerException e) {
      if (e.outcome() != Outcome.UNAUTHORIZED || !credentials.renew(generation)) {
        throw e;
      }
      return transport.fetch(endpoint, credentials.sign(call));
    }
  }

  HttpAnswer fetchUnsigned(String endpoint, HttpCall call) throws InterruptedException {
    return transport.fetch(endpoint, call);
  }
}
