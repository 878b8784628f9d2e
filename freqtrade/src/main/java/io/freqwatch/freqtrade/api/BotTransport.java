package io.freqwatch.freqtrade.api;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;

/** Carries calls to a bot. Throws {@link io.freqwatch.http.HttpFailure} where none came back. */
@FunctionalInterface
interface BotTransport {
  HttpAnswer fetch(HttpCall call);
}
