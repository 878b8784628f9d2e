package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpCall;

/** How a call proves who calls. Safe for use by many threads. */
sealed interface Credentials permits PasswordCredentials, TokenSession {
  HttpCall sign(HttpCall call) throws InterruptedException;

  /** Changes whenever calls are signed with something new. */
  long generation();

  /**
   * After a 401 for a call of that generation: whether it makes sense to sign and call once more.
   */
  boolean renew(long generation) throws InterruptedException;
}
