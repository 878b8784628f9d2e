package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.freqwatch.alertmanager.channel.EmailChannel.EmailOptions;
import io.freqwatch.http.Credential;
import io.freqwatch.http.TlsOptions;
import io.freqwatch.lifecycle.Clock;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails to a real mail server, read back by another's parser. */
class EmailChannelTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final TlsOptions ANYBODY =
      new TlsOptions(Optional.empty(), Optional.empty(), "", true, List.of());

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_SMTPS)});

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(20_000); // makes a key first, which takes its time
    return setup;
  }

  EmailChannelTest() {
    server.start();
    server.setUser("me@home", "me", "pass word");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private SmtpServer plain(String user, String password) {
    return new SmtpServer(
        "127.0.0.1",
        server.getSmtp().getPort(),
        "localhost",
        new SmtpLogin(user, "", Optional.of(Credential.of(password)), Optional.empty()),
        false,
        Optional.empty(),
        TlsOptions.DEFAULT);
  }

  private static Outcome send(SmtpServer smtp, Message message, Map<String, String> headers) {
    EmailOptions options =
        new EmailOptions(
            smtp,
            "Wächter <watch@home>",
            "\"One, First\" <one@home>, two@home",
            headers,
            "{{ template \"email.default.html\" . }}",
            "",
            true,
            true);
    return new EmailChannel(options, NotificationTemplates.defaults(), Clock.system())
        .send(message, KEY, DEADLINE);
  }

  @Test
  void sendsTheSameWordsAsTextAndAsHtml() throws Exception {
    Message message = message(firing("alpha", "Bot <is> down: Größe"), resolved("beta", "Back"));

    assertThat(send(plain("", ""), message, Map.of())).isEqualTo(new Outcome.Delivered(""));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(mail.getSubject()).isEqualTo("🔥 1 firing, 1 resolved: FtBotDown");
    assertThat(mail.getFrom()[0].toString()).contains("watch@home");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getMessageID()).isEqualTo("<k-1@freqwatch.localhost>");
    assertThat(mail.getHeader("References")[0]).matches("<alert-[0-9a-f]{8}-2026-01-02@freqwatch>");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(content(parts.getBodyPart(0))).contains("🔴 alpha: Bot <is> down: Größe", "since");
    assertThat(content(parts.getBodyPart(1))).contains("Bot &lt;is&gt; down: Größe", "</html>");
  }

  private static String content(BodyPart part) throws Exception {
    return (String) part.getContent();
  }

  @Test
  void letsNoLineBreakOfALabelIntoTheHeaders() throws Exception {
    Message message = message(firing("a", "x\r\nBcc: evil@home"));

    assertThat(send(plain("", ""), message, Map.of("Subject", "{{ .CommonAnnotations.summary }}")))
        .isInstanceOf(Outcome.Delivered.class);

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("x Bcc: evil@home");
    assertThat(mail.getHeader("Bcc")).isNull();
  }

  @Test
  void logsInAndIsToldWhereThatFails() {
    assertThat(send(plain("me", "pass word"), storm(1), Map.of()))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(send(plain("me", "wrong"), storm(1), Map.of()).toString())
        .startsWith("Rejected")
        .contains("535")
        .doesNotContain("wrong");
  }

  @Test
  void speaksTlsFromTheBeginning() {
    SmtpServer smtps =
        new SmtpServer(
            "127.0.0.1",
            server.getSmtps().getPort(),
            "localhost",
            new SmtpLogin("", "", Optional.empty(), Optional.empty()),
            true,
            Optional.of(true),
            ANYBODY);
    assertThat(send(smtps, storm(1), Map.of())).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void sendsNothingWithoutTlsWhereThatIsRequired() {
    SmtpServer strict =
        new SmtpServer(
            "127.0.0.1",
            server.getSmtp().getPort(),
            "localhost",
            new SmtpLogin("", "", Optional.empty(), Optional.empty()),
            true,
            Optional.empty(),
            TlsOptions.DEFAULT);
    assertThat(send(strict, storm(1), Map.of()).toString()).contains("does not offer STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void triesAgainWhereNobodyListens() {
    SmtpServer gone = plain("", "");
    server.stop();
    assertThat(send(gone, storm(1), Map.of())).isInstanceOf(Outcome.Retry.class);
  }
}
