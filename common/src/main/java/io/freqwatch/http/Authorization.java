package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Secret;
import java.util.Base64;
import java.util.Optional;

/** Values of the {@code Authorization} header, written and read (RFC 7617, RFC 6750). */
final class Authorization {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  private Authorization() {}

  static String basic(String user, Secret password) {
    byte[] pair = (user + ":" + password.reveal()).getBytes(UTF_8);
    return BASIC + Base64.getEncoder().encodeToString(pair);
  }

  static String bearer(Secret token) {
    return BEARER + token.reveal();
  }

  static Optional<BasicCredentials> basic(String header) {
    return rest(header, BASIC).flatMap(Authorization::decode);
  }

  static Optional<Secret> bearer(String header) {
    return rest(header, BEARER).map(Secret::of);
  }

  private static Optional<String> rest(String header, String scheme) {
    boolean matches = header.regionMatches(true, 0, scheme, 0, scheme.length());
    return matches ? Optional.of(header.substring(scheme.length()).strip()) : Optional.empty();
  }

  private static Optional<BasicCredentials> decode(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new BasicCredentials(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
    } catch (IllegalArgumentException ignoredBecauseNoCredentialsAreInIt) {
      return Optional.empty();
    }
  }
}
