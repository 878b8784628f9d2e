package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.store.Intent;
import java.time.Instant;

/**
 * A notification on its way, as it is at one moment.
 *
 * @param attempts since the program started
 * @param lastFailure why the last attempt failed; empty where none did
 * @param nextAttempt not before this
 * @param inFlight whether it is just being sent
 */
public record DeliveryView(
    Intent intent, int attempts, String lastFailure, Instant nextAttempt, boolean inFlight) {
  static DeliveryView of(Pending pending) {
    return new DeliveryView(
        pending.intent(),
        pending.attempts(),
        pending.lastFailure(),
        pending.notBefore(),
        pending.isInFlight());
  }
}
