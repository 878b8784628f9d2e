package io.freqwatch.alertmanager.alert;

import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps alerts that match from being notified of, from its start to its end.
 *
 * @param id a UUID
 * @param updatedAt when it was made or changed last; of two with one id the later counts
 */
public record Silence(
    String id,
    Matchers matchers,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    String createdBy,
    String comment,
    Map<String, String> annotations) {
  /**
   * The annotation that makes a silence an acknowledgement: the fingerprint of the one alert that
   * it is bound to. It ends when that alert does, before the alert can begin anew.
   */
  public static final String ACKNOWLEDGES = "freqwatch_acknowledges";

  /** Where in its life a silence is; the names are those of the API. */
  public enum State {
    PENDING("pending"),
    ACTIVE("active"),
    EXPIRED("expired");

    private final String text;

    State(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public Silence {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  public State stateAt(Instant now) {
    if (now.isBefore(startsAt)) {
      return State.PENDING;
    }
    return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
  }

  public boolean silences(Labels labels, Instant now) {
    return stateAt(now) == State.ACTIVE && matchers.matches(labels) && isFor(labels);
  }

  /** An acknowledgement is not for other alerts that have the same labels and more. */
  private boolean isFor(Labels labels) {
    Optional<String> bound = acknowledges();
    return bound.isEmpty() || bound.get().equals(Fingerprint.of(labels).toString());
  }

  /** The fingerprint of the alert that this acknowledges; empty for any other silence. */
  public Optional<String> acknowledges() {
    return Optional.ofNullable(annotations.get(ACKNOWLEDGES));
  }

  public Silence withId(String newId) {
    return new Silence(
        newId, matchers, startsAt, endsAt, updatedAt, createdBy, comment, annotations);
  }

  public Silence withTimes(Instant start, Instant end, Instant updated) {
    return new Silence(id, matchers, start, end, updated, createdBy, comment, annotations);
  }
}
