package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpCall;

/** The password with every call (RFC 7617). */
record PasswordCredentials(BotAddress bot) implements Credentials {
  @Override
  public HttpCall sign(HttpCall call) {
    return call.withBasic(bot.username(), bot.password());
  }

  @Override
  public long generation() {
    return 0;
  }

  @Override
  public boolean renew(long generation) {
    return false;
  }
}
