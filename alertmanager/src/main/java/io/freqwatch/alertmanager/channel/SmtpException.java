package io.freqwatch.alertmanager.channel;

/** A mail server refused something, or lacks what is asked of it. */
final class SmtpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  SmtpException(String message, boolean permanent) {
    super(message);
    this.permanent = permanent;
  }

  /** Whether the same would be refused again. */
  boolean isPermanent() {
    return permanent;
  }
}
