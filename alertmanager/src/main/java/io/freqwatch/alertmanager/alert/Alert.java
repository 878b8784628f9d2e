package io.freqwatch.alertmanager.alert;

import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert as last reported: its labels are its identity, its times say when it is active.
 *
 * @param annotations what a person reads, by name
 * @param endsAt when it ends or ended; {@link #NO_END} in a notification while it fires
 * @param updatedAt when the report came
 * @param timeout whether the end is only ours to assume, should nobody report again
 * @param generatorUrl where it comes from; may be empty
 */
public record Alert(
    Labels labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    boolean timeout,
    String generatorUrl) {
  /** How a time that is none stands on the wire. */
  public static final Instant NO_END = Instant.parse("0001-01-01T00:00:00Z");

  public Alert {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }

  public String name() {
    return labels.value("alertname");
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(labels);
  }

  /** Whether it is over by then: an end that is reached. */
  public boolean isResolvedAt(Instant now) {
    return !endsAt.equals(NO_END) && !endsAt.isAfter(now);
  }

  public Alert withEndsAt(Instant end) {
    return new Alert(labels, annotations, startsAt, end, updatedAt, timeout, generatorUrl);
  }

  /** As a receiver hears of it: without an end while it fires. */
  public Alert asSentAt(Instant now) {
    return isResolvedAt(now) ? this : withEndsAt(NO_END);
  }

  /**
   * Whether both were active at some moment, so that they are one episode. One that begins when the
   * other ends is another.
   */
  public boolean overlaps(Alert other) {
    return endsAt.isAfter(other.startsAt) && startsAt.isBefore(other.endsAt);
  }

  /**
   * One episode out of two reports of it (alerting notes §1.3): the newer report's words, the
   * earlier start, and an end that was reported rather than assumed.
   *
   * @param now tells which of the two is resolved
   */
  public Alert mergedWith(Alert other, Instant now) {
    if (other.updatedAt.isBefore(updatedAt)) {
      return other.mergedWith(this, now);
    }
    Instant start = startsAt.isBefore(other.startsAt) ? startsAt : other.startsAt;
    boolean keepsEnd = keepsEndAgainst(other, now);
    return new Alert(
        other.labels,
        other.annotations,
        start,
        keepsEnd ? endsAt : other.endsAt,
        other.updatedAt,
        !keepsEnd && other.timeout,
        other.generatorUrl);
  }

  /** Of two that are over the later end counts; of two that fire, one that was reported. */
  private boolean keepsEndAgainst(Alert newer, Instant now) {
    if (newer.isResolvedAt(now)) {
      return isResolvedAt(now) && endsAt.isAfter(newer.endsAt);
    }
    return endsAt.isAfter(newer.endsAt) && !timeout;
  }
}
