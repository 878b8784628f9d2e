package io.freqwatch.plugin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One jar to load.
 *
 * @param sha256 of the jar's bytes, 64 hexadecimal digits in lower case
 */
public record PluginOptions(Path file, String sha256) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public PluginOptions {
    sha256 = checksum(sha256);
  }

  /**
   * A checksum as {@code sha256sum} prints it.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static String checksum(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!SHA_256.matcher(lower).matches()) {
      throw new IllegalArgumentException("not a SHA-256: expected 64 hexadecimal digits");
    }
    return lower;
  }
}
