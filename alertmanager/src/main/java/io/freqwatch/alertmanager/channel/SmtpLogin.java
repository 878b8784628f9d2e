package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who we are to a mail server: PLAIN and LOGIN with a password, CRAM-MD5 with a secret, whichever
 * the server offers first. A password goes only over connections that others cannot read.
 *
 * @param identity whom we act for; mostly empty
 */
record SmtpLogin(
    String user, String identity, Optional<Credential> password, Optional<Credential> secret) {

  void apply(SmtpConnection connection, List<String> mechanisms) throws IOException {
    if (user.isEmpty()) {
      return;
    }
    for (String mechanism : mechanisms) {
      if (mechanism.equals("CRAM-MD5") && secret.isPresent()) {
        cramMd5(connection, secret.get().read().reveal());
        return;
      }
      if (mechanism.equals("PLAIN") && password.isPresent()) {
        plain(connection, password(connection));
        return;
      }
      if (mechanism.equals("LOGIN") && password.isPresent()) {
        login(connection, password(connection));
        return;
      }
    }
    throw new SmtpException(
        "the server offers no way to log in that the settings allow; it offers " + mechanisms,
        true);
  }

  private String password(SmtpConnection connection) throws IOException {
    if (!connection.isPrivate()) {
      throw new SmtpException("the password is not sent without TLS", true);
    }
    return password.orElseThrow().read().reveal();
  }

  private void plain(SmtpConnection connection, String given) throws IOException {
    String all = identity + "\0" + user + "\0" + given;
    connection.command("AUTH PLAIN " + base64(all), 235, "AUTH PLAIN");
  }

  private void login(SmtpConnection connection, String given) throws IOException {
    connection.command("AUTH LOGIN", 334);
    connection.command(base64(user), 334, "the user");
    connection.command(base64(given), 235, "the password");
  }

  private void cramMd5(SmtpConnection connection, String key) throws IOException {
    String reply = connection.command("AUTH CRAM-MD5", 334);
    byte[] challenge = Base64.getDecoder().decode(reply.substring(4).strip());
    connection.command(base64(user + " " + digest(challenge, key)), 235, "CRAM-MD5");
  }

  private static String digest(byte[] challenge, String key) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      return HexFormat.of().formatHex(mac.doFinal(challenge));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacMD5", e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
