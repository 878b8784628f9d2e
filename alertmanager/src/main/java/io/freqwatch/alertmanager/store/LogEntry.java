package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Fingerprint;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What an integration was last told of a group.
 *
 * @param firing the alerts it was told that they fire, and not yet that they ended
 * @param resolved the alerts it was told that they ended
 * @param at when it was decided to tell it
 * @param expiresAt when it may be forgotten
 * @param reference what its provider calls the message; may be empty
 */
public record LogEntry(
    NotificationKey key,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Instant at,
    Instant expiresAt,
    String reference) {
  public LogEntry {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
  }

  /** The same, as though the integration had never been told that these fire. */
  public LogEntry without(Set<Fingerprint> alerts) {
    Set<Fingerprint> rest = new HashSet<>(firing);
    rest.removeAll(alerts);
    return new LogEntry(key, rest, resolved, at, expiresAt, reference);
  }

  public LogEntry withReference(String newReference) {
    return new LogEntry(key, firing, resolved, at, expiresAt, newReference);
  }
}
