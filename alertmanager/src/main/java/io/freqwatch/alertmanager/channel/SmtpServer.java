package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.TlsOptions;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail server and how it is used.
 *
 * @param hello the name we give ourselves
 * @param requireTls whether nothing is sent without TLS
 * @param implicitTls whether TLS is spoken from the beginning; as a rule on port 465
 */
record SmtpServer(
    String host,
    int port,
    String hello,
    SmtpLogin login,
    boolean requireTls,
    Optional<Boolean> implicitTls,
    TlsOptions tls) {
  private static final int IMPLICIT_TLS_PORT = 465;

  /** 250, and 251 and 252 of servers that pass it on. */
  private static final int TAKEN = 25;

  /**
   * Hands a mail over.
   *
   * @throws SmtpException where the server refuses it
   * @throws IOException where there is no connection, or it breaks
   */
  void send(Mail mail, Duration deadline, Clock clock) throws IOException {
    boolean implicit = implicitTls.orElse(port == IMPLICIT_TLS_PORT);
    InetSocketAddress address = InetSocketAddress.createUnresolved(host, port);
    try (SmtpConnection connection = new SmtpConnection(address, tls, implicit, deadline, clock)) {
      List<String> extensions = hello(connection);
      if (!implicit) {
        extensions = upgraded(connection, extensions);
      }
      login.apply(connection, mechanisms(extensions));
      transfer(connection, mail);
    }
  }

  private List<String> hello(SmtpConnection connection) throws IOException {
    String reply = connection.command("EHLO " + hello, 250);
    return reply
        .lines()
        .skip(1)
        .map(line -> line.substring(Math.min(4, line.length())).toUpperCase(Locale.ROOT))
        .toList();
  }

  private List<String> upgraded(SmtpConnection connection, List<String> extensions)
      throws IOException {
    if (extensions.contains("STARTTLS")) {
      connection.startTls();
      return hello(connection);
    }
    if (requireTls) {
      throw new SmtpException("TLS is required, and the server does not offer STARTTLS", true);
    }
    return extensions;
  }

  private static List<String> mechanisms(List<String> extensions) {
    return extensions.stream()
        .filter(each -> each.startsWith("AUTH ") || each.startsWith("AUTH="))
        .flatMap(each -> Arrays.stream(each.substring(5).split(" +", -1)))
        .toList();
  }

  /**
   * Behind the mail's own reply nothing matters any more, but for an address that was put off, as
   * greylisting does: it is still to have the mail.
   */
  private static void transfer(SmtpConnection connection, Mail mail) throws IOException {
    connection.command("MAIL FROM:<" + mail.from().mailbox() + ">", 250);
    Recipients recipients = recipients(connection, mail.to());
    connection.command("DATA", 354);
    connection.content(mail.wire());
    try {
      connection.command("QUIT", 221);
    } catch (IOException | SmtpException ignored) { // the server has the mail
    }
    if (recipients.putOff().isPresent()) {
      throw SmtpException.reachedOnly(recipients.taken(), recipients.putOff().get());
    }
  }

  /** The mailboxes that the server takes, and what it said of one that it may take later. */
  private record Recipients(Set<String> taken, Optional<SmtpException> putOff) {}

  /** One address that is wrong keeps the mail from nobody else. */
  private static Recipients recipients(SmtpConnection connection, List<MailAddress> addresses)
      throws IOException {
    Set<String> taken = new LinkedHashSet<>();
    Optional<SmtpException> putOff = Optional.empty();
    SmtpException refused = new SmtpException("there is nobody to send to", true);
    for (MailAddress to : addresses) {
      try {
        connection.command("RCPT TO:<" + to.mailbox() + ">", TAKEN);
        taken.add(to.mailbox());
      } catch (SmtpException e) {
        refused = e;
        putOff = e.isPermanent() ? putOff : Optional.of(e);
      }
    }
    if (taken.isEmpty()) {
      throw putOff.orElse(refused);
    }
    return new Recipients(taken, putOff);
  }
}
