package io.freqwatch.exporter;

/** The version of this program. */
final class ProgramVersion {
  private static final String UNPACKED = "0.1.0-SNAPSHOT";

  private ProgramVersion() {}

  /** What the jar's manifest says; classes outside a jar are of the version in work. */
  static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKED : version;
  }
}
