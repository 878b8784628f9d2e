package io.freqwatch.freqtrade.api;

import java.time.Duration;

/** Told of every call as it ends, on the calling thread, before the caller has the answer. */
@FunctionalInterface
public interface CallListener {
  CallListener NONE = call -> {};

  void called(Call call);

  /**
   * One call.
   *
   * @param duration without the wait for the one place of its weight
   * @param fieldErrors as in {@link Decoded}
   */
  record Call(ReadEndpoint endpoint, Outcome outcome, Duration duration, int fieldErrors) {}
}
