package io.freqwatch.alertmanager.channel;

import java.time.Duration;

/** What became of one attempt to deliver. */
public sealed interface Outcome {
  /** What kept a message from its receiver, in Alertmanager's words for its metrics. */
  enum Reason {
    /** The peer refuses what we ask: 4xx. */
    CLIENT_ERROR("clientError"),
    /** The peer fails: 5xx. */
    SERVER_ERROR("serverError"),
    /** The peer asks for patience: 429. */
    RATE_LIMITED("rateLimited"),
    /** No answer in time. */
    DEADLINE("contextDeadlineExceeded"),
    /** We are closing. */
    CANCELLED("contextCanceled"),
    /** Anything else: no connection, a template that fails. */
    OTHER("other");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The value of the label {@code reason}. */
    public String label() {
      return label;
    }
  }

  /**
   * The peer has it.
   *
   * @param reference what the peer calls the message, for a later change of it; may be empty
   */
  record Delivered(String reference) implements Outcome {}

  /**
   * Not now.
   *
   * @param after what the peer asked to wait; zero where it named no time
   * @param why for a person, without secrets
   */
  record Retry(Duration after, Reason reason, String why) implements Outcome {}

  /**
   * Never: the same message would be refused again.
   *
   * @param why for a person, without secrets
   */
  record Rejected(Reason reason, String why) implements Outcome {}
}
