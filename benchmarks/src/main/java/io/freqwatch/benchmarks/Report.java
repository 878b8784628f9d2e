package io.freqwatch.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one line per figure with its target and whether it was met. */
final class Report {
  private final PrintStream out;
  private int missed;

  Report(PrintStream out) {
    this.out = out;
  }

  void section(String title) {
    out.println();
    out.println(title);
  }

  /** Why figures are missing. */
  void note(String text) {
    out.println("  " + text);
  }

  void figure(String name, double value, String unit) {
    out.println(String.format(Locale.ROOT, "  %-52s %10.2f %s", name, value, unit));
  }

  /** A figure that should not exceed a target. */
  void atMost(String name, double value, String unit, double target) {
    judged(name, value, unit, "<= " + plain(target), value <= target);
  }

  /** A figure that should reach a target. */
  void atLeast(String name, double value, String unit, double target) {
    judged(name, value, unit, ">= " + plain(target), value >= target);
  }

  private void judged(String name, double value, String unit, String target, boolean met) {
    if (!met) {
      missed++;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "  %-52s %10.2f %-8s target %-10s %s",
            name,
            value,
            unit,
            target,
            met ? "met" : "MISSED"));
  }

  int missed() {
    return missed;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
