package io.freqwatch.http;

import java.util.List;
import java.util.Optional;

/**
 * Whom a TLS client trusts and how it shows itself; certificates and keys as PEM.
 *
 * @param ca instead of what the Java runtime trusts
 * @param serverName the name that is asked for and that the certificate must bear; empty: the host
 *     of the address. Through a proxy the host is asked for all the same
 * @param insecureSkipVerify trusts everybody
 * @param versions the protocols to offer, such as {@code TLSv1.3}; empty: what the runtime offers
 */
public record TlsOptions(
    Optional<Credential> ca,
    Optional<Identity> identity,
    String serverName,
    boolean insecureSkipVerify,
    List<String> versions) {
  /** What the Java runtime does by itself. */
  public static final TlsOptions DEFAULT =
      new TlsOptions(Optional.empty(), Optional.empty(), "", false, List.of());

  /** A client's certificate and its key, PKCS #8. */
  public record Identity(Credential certificate, Credential key) {}

  TlsOptions withServerName(String name) {
    return new TlsOptions(ca, identity, name, insecureSkipVerify, versions);
  }

  public boolean isDefault() {
    return equals(DEFAULT);
  }
}
