package io.freqwatch.freqtrade.process;

/** Real bots cannot be had here; the message tells a person why, and what to do about it. */
public final class RealBotsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose affair it is. */
  public enum Reason {
    /** This machine has no Python that would do. */
    NO_PYTHON,
    /** No package index answers. */
    NO_INDEX,
    /** Something else; worth a look. */
    FAILED
  }

  private final Reason reason;

  RealBotsException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RealBotsException(String message, Throwable cause) {
    super(message + ": " + cause, cause);
    this.reason = Reason.FAILED;
  }

  public Reason reason() {
    return reason;
  }
}
