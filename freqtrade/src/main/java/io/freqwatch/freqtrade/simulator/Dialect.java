package io.freqwatch.freqtrade.simulator;

/** The API of a Freqtrade release; what differs between releases asks here. */
public enum Dialect {
  /** Freqtrade 2024.10. */
  V2_40("2.40", 2.4, "2024.10-dev"),
  /** Freqtrade 2026.7. */
  V2_49("2.49", 2.49, "2026.7-dev"),
  /** Freqtrade 2026.9. */
  V2_50("2.50", 2.5, "2026.9");

  private final String text;
  private final double apiVersion;
  private final String version;

  Dialect(String text, double apiVersion, String version) {
    this.text = text;
    this.apiVersion = apiVersion;
    this.version = version;
  }

  /**
   * The dialect of a name such as {@code 2.40}.
   *
   * @throws IllegalArgumentException for any other name than those
   */
  public static Dialect of(String text) {
    for (Dialect dialect : values()) {
      if (dialect.text.equals(text)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "unknown dialect '" + text + "', expected 2.40, 2.49 or 2.50");
  }

  /** Release of Freqtrade that speaks it. */
  String version() {
    return version;
  }

  /** As the bot writes it: a number, so that 2.40 reads 2.4. */
  double apiVersion() {
    return apiVersion;
  }

  /** Whether it is of 2026, with states, endpoints and refusals that 2024 did not have. */
  boolean isNew() {
    return this != V2_40;
  }

  @Override
  public String toString() {
    return text;
  }
}
