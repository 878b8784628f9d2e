package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to an alert, a silence or a notification.
 *
 * @param number rises with each event, so that a reader can go on where it was
 * @param labels of the alert; of the group, for a notification; empty for a silence
 * @param subject the id of the silence or of the notification; empty for an alert that begins or
 *     ends
 * @param receiver whom a notification is for; else empty
 * @param integration on which way, such as {@code telegram[0]}; else empty
 * @param alerts of which a notification tells, at most {@link #MAX_ALERTS}
 * @param text who and why, for people
 */
public record HistoryEvent(
    long number,
    Instant at,
    Kind kind,
    Labels labels,
    String subject,
    String receiver,
    String integration,
    List<Fingerprint> alerts,
    String text) {
  public static final int MAX_ALERTS = 100;

  /** What happened; the names are those of the API. */
  public enum Kind {
    FIRED("fired"),
    RESOLVED("resolved"),
    ACKNOWLEDGED("acknowledged"),
    SILENCED("silenced"),
    UNSILENCED("unsilenced"),
    /** A notification went into the outbox. */
    DECIDED("decided"),
    /** A notification waits because its first attempt failed. */
    DELAYED("delayed"),
    DELIVERED("delivered"),
    /** A notification was refused for good, or told nobody anything any more. */
    GIVEN_UP("given-up"),
    /** The fallback receiver is told what another could not be. */
    REROUTED("rerouted");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public HistoryEvent {
    alerts = List.copyOf(alerts);
  }

  /** Whether its labels are those of an alert. */
  public boolean isOfAlert() {
    return switch (kind) {
      case FIRED, RESOLVED, ACKNOWLEDGED -> true;
      case SILENCED, UNSILENCED, DECIDED, DELAYED, DELIVERED, GIVEN_UP, REROUTED -> false;
    };
  }

  /** Whether it is of a notification to this integration, of whichever group. */
  public boolean isTo(NotificationKey key) {
    return receiver.equals(key.receiver())
        && integration.equals(key.kind() + "[" + key.index() + "]");
  }

  /** Whether it tells of this alert. */
  public boolean isAbout(Fingerprint alert) {
    return alerts.contains(alert) || (isOfAlert() && Fingerprint.of(labels).equals(alert));
  }
}
