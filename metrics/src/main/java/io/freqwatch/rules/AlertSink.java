package io.freqwatch.rules;

import java.util.List;

/** Takes alerts to be sent. Returns at once, never throws; callable from any thread. */
@FunctionalInterface
public interface AlertSink {
  void send(List<OutgoingAlert> alerts);
}
