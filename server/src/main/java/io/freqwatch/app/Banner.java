package io.freqwatch.app;

import java.io.PrintWriter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a person who started the program wants to know first. */
final class Banner {
  private final RunningProgram app;
  private final @Nullable URI simulator;

  private Banner(RunningProgram app, @Nullable URI simulator) {
    this.app = app;
    this.simulator = simulator;
  }

  static Banner of(RunningProgram app) {
    return new Banner(app, null);
  }

  Banner withSimulator(URI control) {
    return new Banner(app, control);
  }

  void print(PrintWriter out) {
    out.println();
    out.println("  Freqwatch " + ProgramVersion.text() + " watches " + Words.bots(app.botCount()));
    out.println();
    line(out, "Fleet page", app.web());
    line(out, "Prometheus API", app.prometheus());
    app.alertmanager().ifPresent(uri -> line(out, "Alertmanager API", uri));
    line(out, "All exporters", app.exporters());
    app.ownExporters().forEach((bot, uri) -> line(out, "  " + bot, uri.resolve("/metrics")));
    if (simulator != null) {
      line(out, "Make bots fail", simulator);
    }
    out.println();
    out.println("  Ctrl-C stops.");
    out.println();
  }

  private static void line(PrintWriter out, String what, URI where) {
    out.printf("  %-16s %s%n", what, where);
  }
}
