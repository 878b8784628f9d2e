package io.freqwatch.alertmanager.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.HexFormat;

/**
 * The short name of an alert on the wire: FNV-1a of 64 bits over its labels, each name and value
 * followed by 0xff. Source: prometheus/common model/signature.go.
 */
public record Fingerprint(long value) implements Comparable<Fingerprint> {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final byte SEPARATOR = (byte) 0xff;

  public static Fingerprint of(Labels labels) {
    long hash = OFFSET;
    for (Label label : labels) {
      hash = with(with(hash, label.name()), label.value());
    }
    return new Fingerprint(hash);
  }

  private static long with(long hash, String text) {
    long result = hash;
    for (byte each : text.getBytes(UTF_8)) {
      result = with(result, each);
    }
    return with(result, SEPARATOR);
  }

  private static long with(long hash, byte next) {
    return (hash ^ (next & 0xff)) * PRIME;
  }

  @Override
  public int compareTo(Fingerprint other) {
    return Long.compareUnsigned(value, other.value);
  }

  /** Sixteen hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
