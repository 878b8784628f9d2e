package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/**
 * The name of a host as a TLS handshake offers it (RFC 6066 §3), with underscores too: Java's own
 * class for that refuses them, though many servers have such names.
 */
final class OfferedName extends SNIServerName {
  private OfferedName(String name) {
    super(StandardConstants.SNI_HOST_NAME, name.getBytes(US_ASCII));
  }

  /** Empty where the name is none or a number, which no handshake offers. */
  static Optional<SNIServerName> of(String name) {
    boolean offered = NumberedAddress.isName(name) && !name.matches("[0-9.]*");
    return offered ? Optional.of(new OfferedName(name)) : Optional.empty();
  }
}
