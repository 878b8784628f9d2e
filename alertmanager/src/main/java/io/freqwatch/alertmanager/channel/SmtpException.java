package io.freqwatch.alertmanager.channel;

import java.util.Set;

/** A mail server refused something, or lacks what is asked of it. */
final class SmtpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;
  private final transient Set<String> reached;

  SmtpException(String message, boolean permanent) {
    this(message, permanent, Set.of());
  }

  private SmtpException(String message, boolean permanent, Set<String> reached) {
    super(message);
    this.permanent = permanent;
    this.reached = reached;
  }

  /** These mailboxes have the mail, another does not yet. */
  static SmtpException reachedOnly(Set<String> reached, SmtpException other) {
    return new SmtpException(String.valueOf(other.getMessage()), false, Set.copyOf(reached));
  }

  /** The mailboxes that have the mail all the same. */
  Set<String> reached() {
    return reached;
  }

  /** Whether the same would be refused again. */
  boolean isPermanent() {
    return permanent;
  }
}
