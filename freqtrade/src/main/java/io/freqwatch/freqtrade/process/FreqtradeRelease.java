package io.freqwatch.freqtrade.process;

import java.util.regex.Pattern;

/**
 * Which Freqtrade to install.
 *
 * @param requirement what pip is asked for
 * @param constraints versions of everything else, in the form of pip; empty leaves them to pip
 */
public record FreqtradeRelease(String requirement, String constraints) {
  private static final String PINS = "pins.txt";
  private static final String LATEST = "latest";
  private static final Pattern VERSION = Pattern.compile("\\d{4}\\.\\d{1,2}(\\.\\d+)?");

  /** The release that this program is tested with, and everything it needs. */
  public static FreqtradeRelease pinned() {
    String pins = Resource.text(PINS);
    String requirement =
        pins.lines().filter(line -> line.startsWith("freqtrade==")).findFirst().orElseThrow();
    return new FreqtradeRelease(requirement, pins);
  }

  /**
   * A release by its name: empty for the pinned one, {@code latest} for the newest, or a version
   * such as {@code 2026.7}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static FreqtradeRelease of(String name) {
    if (name.isEmpty()) {
      return pinned();
    }
    if (name.equals(LATEST)) {
      return new FreqtradeRelease("freqtrade", "");
    }
    if (!VERSION.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Freqtrade version: expected latest or one such as 2026.7, found " + name);
    }
    String requirement = "freqtrade==" + name;
    FreqtradeRelease pinned = pinned();
    return pinned.requirement().equals(requirement)
        ? pinned
        : new FreqtradeRelease(requirement, "");
  }

  /** Whether what is installed can be outdated tomorrow. */
  boolean isMoving() {
    return !requirement.contains("==");
  }
}
