package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClientOptions;

/** Makes the calls of a channel; or only looks at them. Safe for use by many threads. */
@FunctionalInterface
interface Transport {
  /**
   * @throws io.freqwatch.http.HttpFailure where there is no answer
   */
  HttpAnswer fetch(HttpCall call, HttpClientOptions options);
}
