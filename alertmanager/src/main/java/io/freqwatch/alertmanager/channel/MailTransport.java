package io.freqwatch.alertmanager.channel;

import java.io.IOException;
import java.time.Duration;

/** Hands mails over; or only looks at them. Safe for use by many threads. */
@FunctionalInterface
interface MailTransport {
  /**
   * @throws SmtpException where the server refuses it
   * @throws IOException where there is no connection, or it breaks
   */
  void send(Mail mail, Duration deadline) throws IOException;
}
