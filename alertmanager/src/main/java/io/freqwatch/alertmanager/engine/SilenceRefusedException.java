package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Fingerprint;

/** A silence that cannot be made or changed as asked. */
public final class SilenceRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Kind {
    /** There is none of that name. */
    UNKNOWN,
    /** It is not well-formed, or there are too many. */
    INVALID,
    /** The disk did not take it, so that it could be lost. */
    NOT_KEPT
  }

  private final Kind kind;

  SilenceRefusedException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static SilenceRefusedException over(Fingerprint alert) {
    return new SilenceRefusedException(
        Kind.UNKNOWN, "alert " + alert + " does not fire, or has begun anew");
  }

  public Kind kind() {
    return kind;
  }
}
