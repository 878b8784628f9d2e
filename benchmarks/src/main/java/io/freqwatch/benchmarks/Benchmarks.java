package io.freqwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code make bench}: runs every benchmark, or those named, against the launcher of this checkout.
 * Exit code 1 where a target is missed. Linux only: memory and processor come from {@code /proc}.
 */
public final class Benchmarks {
  private static final List<String> ALL =
      List.of(
          "exposition",
          "demo-3",
          "demo-25",
          "exporter",
          "hostile",
          "tsdb",
          "blocks",
          "promql",
          "alerting",
          "death");

  /** Runs only when asked for. */
  private static final String MILLION = "tsdb-million";

  private Benchmarks() {}

  /**
   * @param arguments the launcher's path, then names of benchmarks; without names, all
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println(
          "usage: Benchmarks LAUNCHER [" + String.join("|", ALL) + "|" + MILLION + "]...");
      System.exit(2);
    }
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Files.createTempDirectory("freqwatch-bench");
    Report report = new Report(System.out);
    System.out.println(
        "%d processors; logs in %s".formatted(Runtime.getRuntime().availableProcessors(), folder));
    for (String name :
        arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : ALL) {
      run(name, launcher, Files.createDirectories(folder.resolve(name)), report);
    }
    System.out.println();
    System.out.println(
        report.missed() == 0 ? "every target met" : report.missed() + " targets missed");
    System.exit(report.missed() == 0 ? 0 : 1);
  }

  private static void run(String name, Path launcher, Path folder, Report report) {
    switch (name) {
      case "exposition" -> new ExpositionBenchmark().run(report);
      case "demo-3" -> new DemoBenchmark(launcher, folder).run(report, 3);
      case "demo-25" -> new DemoBenchmark(launcher, folder).run(report, 25);
      case "hostile" -> new HostileBenchmark(launcher, folder).run(report);
      case "exporter" -> new ExporterBenchmark(launcher, folder).run(report);
      case "blocks" -> new BlockSizeBenchmark(launcher, folder).run(report);
      case MILLION -> TsdbBenchmark.runMillion(launcher, folder, report);
      case "tsdb" -> TsdbBenchmark.run(launcher, folder, report);
      case "promql" -> new QueryBenchmark(launcher, folder).run(report);
      case "alerting" -> new AlertingBenchmark(launcher, folder).run(report);
      case "death" -> new DeathBenchmark(launcher, folder).run(report);
      default -> throw new IllegalArgumentException("no benchmark " + name + "; there are " + ALL);
    }
  }
}
