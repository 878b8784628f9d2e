package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, key or token. It never prints: {@code toString} says {@code <secret>}, as Prometheus
 * does; only {@link #reveal()} hands out the text, at the place where it goes onto the wire.
 */
public final class Secret {
  public static final String REDACTED = "<secret>";

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(requireNonNull(text, "text is null"));
  }

  /** The text itself. Callers put it nowhere but into the request that needs it. */
  public String reveal() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return REDACTED;
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
