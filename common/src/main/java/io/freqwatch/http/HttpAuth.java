package io.freqwatch.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** How a call shows who makes it. */
public sealed interface HttpAuth {
  /** Not at all. */
  record None() implements HttpAuth {}

  /** User and password (RFC 7617). */
  record Basic(Credential user, Credential password) implements HttpAuth {}

  /**
   * {@code Authorization: type credentials}.
   *
   * @param type such as {@code Bearer}
   */
  record Token(String type, Credential credentials) implements HttpAuth {}

  /**
   * A token asked for with an identity of our own (RFC 6749, client credentials), as a bearer
   * token, asked for again when it ends.
   *
   * @param parameters sent with the request for a token
   * @param tls for the connection to the token's server
   */
  record OAuth2(
      String clientId,
      Credential clientSecret,
      List<String> scopes,
      URI tokenUrl,
      Map<String, String> parameters,
      TlsOptions tls,
      ProxyOptions proxy)
      implements HttpAuth {}
}
