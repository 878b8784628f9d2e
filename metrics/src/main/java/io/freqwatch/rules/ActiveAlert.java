package io.freqwatch.rules;

import static io.freqwatch.rules.Alert.NEVER;

import io.freqwatch.model.Labels;

/** An alert between evaluations. Guarded by its rule. */
final class ActiveAlert {
  final Labels labels;
  Labels annotations;
  AlertState state = AlertState.PENDING;
  double value;
  long activeSince;
  private long firedAt = NEVER;
  private long resolvedAt = NEVER;
  private long keepsFiringSince = NEVER;
  private long lastSentAt = NEVER;
  private long validUntil = NEVER;

  ActiveAlert(Labels labels, Labels annotations, double value, long now) {
    this.labels = labels;
    this.annotations = annotations;
    this.value = value;
    this.activeSince = now;
  }

  /** The expression gives the alert. */
  void given(long now, long holdMillis) {
    keepsFiringSince = NEVER;
    fireWhenHeld(now, holdMillis);
  }

  private void fireWhenHeld(long now, long holdMillis) {
    if (state == AlertState.PENDING && now - activeSince >= holdMillis) {
      state = AlertState.FIRING;
      firedAt = now;
    }
  }

  /** The expression gives the alert no more; whether it fires on all the same. */
  boolean keepsFiring(long now, long keepMillis) {
    if (state != AlertState.FIRING || keepMillis <= 0) {
      return false;
    }
    if (keepsFiringSince == NEVER) {
      keepsFiringSince = now;
    }
    return now - keepsFiringSince < keepMillis;
  }

  void resolve(long now) {
    if (state != AlertState.INACTIVE) {
      state = AlertState.INACTIVE;
      resolvedAt = now;
    }
  }

  /** Whether it ended so long ago that everybody has been told. */
  boolean isForgotten(long now, long retentionMillis) {
    return resolvedAt != NEVER && now - resolvedAt > retentionMillis;
  }

  boolean needsSending(long now, long resendMillis) {
    if (state == AlertState.PENDING) {
      return false;
    }
    return resolvedAt > lastSentAt || lastSentAt == NEVER || lastSentAt + resendMillis < now;
  }

  void sent(long now, long validMillis) {
    lastSentAt = now;
    validUntil = now + validMillis;
  }

  OutgoingAlert outgoing(String generatorUrl) {
    long end = resolvedAt == NEVER ? validUntil : resolvedAt;
    return new OutgoingAlert(labels, annotations, firedAt, end, generatorUrl);
  }

  Alert view() {
    return new Alert(
        labels,
        annotations,
        state,
        value,
        activeSince,
        firedAt,
        resolvedAt,
        keepsFiringSince,
        validUntil);
  }
}
