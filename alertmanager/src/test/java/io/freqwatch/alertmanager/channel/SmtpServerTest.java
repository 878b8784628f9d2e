package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.storm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.http.Credential;
import io.freqwatch.http.TlsOptions;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpServerTest {
  private static final String PASSWORD = "changeit";
  private static final TlsOptions ANYBODY =
      new TlsOptions(Optional.empty(), Optional.empty(), "", true, List.of());

  @TempDir static Path folder;
  private static SSLContext tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path file = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
  }

  private static void send(FakeSmtp fake, SmtpLogin login, TlsOptions options) throws IOException {
    MailAddress from = new MailAddress("", "a@b");
    List<MailAddress> to = List.of(new MailAddress("", "c@d"), new MailAddress("", "e@f"));
    Mail mail =
        new Mail(from, to, Map.of("Subject", "s"), "id@x", Instant.EPOCH, ".dot\nsecond", "");
    new SmtpServer("127.0.0.1", fake.port(), "me", login, true, Optional.empty(), options)
        .send(mail, Duration.ofSeconds(20), Clock.system());
  }

  private static SmtpLogin nobody() {
    return new SmtpLogin("", "", Optional.empty(), Optional.empty());
  }

  @Test
  void upgradesToTlsBeforeItSaysAnything() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "", "")) {
      send(fake, nobody(), ANYBODY);

      assertThat(fake.lines()).startsWith("EHLO me", "STARTTLS", "*EHLO me", "*MAIL FROM:<a@b>");
      assertThat(fake.lines()).contains("*Subject: s", "*Message-ID: <id@x>", "*.");
    }
  }

  @Test
  void provesASecretWithoutSayingIt() throws IOException {
    SmtpLogin login =
        new SmtpLogin("tim", "", Optional.empty(), Optional.of(Credential.of("tanstaaftanstaaf")));
    try (FakeSmtp fake = new FakeSmtp(tls, "", "")) {
      send(fake, login, ANYBODY);

      assertThat(fake.lines()).contains("*dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw");
    }
  }

  @Test
  void trustsNoCertificateThatNobodyVouchesFor() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "", "")) {
      assertThatThrownBy(() -> send(fake, nobody(), TlsOptions.DEFAULT))
          .isInstanceOf(IOException.class);
      assertThat(fake.lines()).doesNotContain("*MAIL FROM:<a@b>");
    }
  }

  @Test
  void tellsWhatIsForLaterFromWhatIsForGood() throws IOException {
    try (FakeSmtp busy = new FakeSmtp(tls, "MAIL", "451 later")) {
      assertThatThrownBy(() -> send(busy, nobody(), ANYBODY))
          .isInstanceOfSatisfying(SmtpException.class, e -> assertThat(e.isPermanent()).isFalse());
    }
    try (FakeSmtp strict = new FakeSmtp(tls, "MAIL", "550 never")) {
      assertThatThrownBy(() -> send(strict, nobody(), ANYBODY))
          .hasMessage("to MAIL it said: 550 never")
          .isInstanceOfSatisfying(SmtpException.class, e -> assertThat(e.isPermanent()).isTrue());
    }
  }

  @Test
  void sendsToTheOthersWhereOneAddressIsRefused() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "RCPT TO:<c@d>", "550 who")) {
      assertThatCode(() -> send(fake, nobody(), ANYBODY)).doesNotThrowAnyException();
      assertThat(fake.lines()).contains("*DATA");
    }
  }

  @Test
  void saysWhoHasTheMailWhereAnotherIsPutOff() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "RCPT TO:<c@d>", "450 greylisted")) {
      assertThatThrownBy(() -> send(fake, nobody(), ANYBODY))
          .isInstanceOfSatisfying(
              SmtpException.class,
              e -> {
                assertThat(e.isPermanent()).isFalse();
                assertThat(e.reached()).containsExactly("e@f");
              });
      assertThat(fake.lines()).contains("*DATA");
    }
  }

  @Test
  void anAddressThatIsPassedOnIsTaken() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "RCPT", "251 will forward")) {
      assertThatCode(() -> send(fake, nobody(), ANYBODY)).doesNotThrowAnyException();
      assertThat(fake.lines()).contains("*DATA");
    }
  }

  @Test
  void aMailThatWasPutOffForOneGoesToHimAlone() throws IOException {
    AtomicReference<Boolean> later = new AtomicReference<>(true);
    try (FakeSmtp fake = new FakeSmtp(tls, "RCPT TO:<c@d>", "450 greylisted", later::get)) {
      Channel channel = email(fake, "x@y, c@d, e@f");
      assertThat(channel.send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Retry.class);
      later.set(false);
      assertThat(channel.send(storm(1), KEY, DEADLINE)).isInstanceOf(Outcome.Delivered.class);

      assertThat(fake.lines().stream().filter(line -> line.startsWith("*RCPT")))
          .containsExactly("*RCPT TO:<x@y>", "*RCPT TO:<c@d>", "*RCPT TO:<e@f>", "*RCPT TO:<c@d>");
    }
  }

  @Test
  void aHeaderThatCannotBeMadeKeepsNoMailBack() throws IOException {
    try (FakeSmtp fake = new FakeSmtp(tls, "", "")) {
      assertThat(email(fake, "c@d").send(storm(1), KEY, DEADLINE))
          .isInstanceOf(Outcome.Delivered.class);
      assertThat(fake.lines()).anyMatch(line -> line.startsWith("*Subject: "));
    }
  }

  private static Channel email(FakeSmtp fake, String to) {
    String yaml =
        """
        to: '%s'
        from: a@b
        smarthost: 127.0.0.1:%d
        tls_config: {insecure_skip_verify: true}
        headers: {X-Broken: '{{ .Nope }}', Reply-To: '{{ .Status }} at nobody'}
        """
            .formatted(to, fake.port());
    return new EmailChannel(
        EmailSettings.of(ChannelHarness.integration("email", yaml).settings()),
        NotificationTemplates.defaults(),
        Clock.system());
  }
}
