package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our store beside Prometheus and VictoriaMetrics: all scrape the same targets at the same time.
 * The others come from the folder that {@code FREQWATCH_PEERS} names; without it ours runs alone.
 */
final class TsdbBenchmark {
  private static final Duration WARMING_UP = Duration.ofSeconds(45);
  private static final Duration MEASURED = Duration.ofSeconds(60);

  /** Ours compiles what it does while it does it, which takes minutes at this pace. */
  private static final Duration SETTLING = Duration.ofMinutes(4);

  private static final int INTERVAL_SECONDS = 5;
  private static final int MILLION_INTERVAL_SECONDS = 20;

  /** What one program showed. */
  private record Figures(
      double samplesPerProcessorSecond, double residentMebibytes, double bytesPerSample) {}

  private final int intervalSeconds;
  private final StorePrograms programs;

  private TsdbBenchmark(Path launcher, Path folder, int intervalSeconds) {
    this.intervalSeconds = intervalSeconds;
    this.programs = new StorePrograms(launcher, folder, intervalSeconds);
  }

  static void run(Path launcher, Path folder, Report report) {
    new TsdbBenchmark(launcher, folder, INTERVAL_SECONDS).run(report);
  }

  /** A million series, which need {@code FREQWATCH_JAVA_OPTS=-Xmx1g}. */
  static void runMillion(Path launcher, Path folder, Report report) {
    try {
      new TsdbBenchmark(launcher, folder, MILLION_INTERVAL_SECONDS).run(report, 1_000_000, 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Report report) {
    try {
      run(report, 5_000, 90);
      run(report, 100_000, 150);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Report report, int series, double mostMebibytes) throws IOException {
    report.section("%d series each %d s, all programs at once".formatted(series, intervalSeconds));
    try (LoadTargets targets = new LoadTargets(series)) {
      Map<TsdbProgram, Program> running = new LinkedHashMap<>();
      try {
        for (TsdbProgram program : programs.all("" + series, targets)) {
          running.put(program, program.start());
        }
        Await.sleep(WARMING_UP);
        print(report, "in the second minute", measure(targets, running));
        Await.sleep(SETTLING);
        Map<String, Figures> settled = measure(targets, running);
        print(report, "after six minutes", settled);
        judge(report, settled, mostMebibytes);
        measureRestarts(report, running);
      } finally {
        running.values().forEach(Program::close);
      }
    }
  }

  private static Map<String, Figures> measure(
      LoadTargets targets, Map<TsdbProgram, Program> running) throws IOException {
    Map<TsdbProgram, Double> processor = new LinkedHashMap<>();
    Map<TsdbProgram, Long> samples = new LinkedHashMap<>();
    running.forEach(
        (program, process) -> {
          processor.put(program, process.processorSeconds());
          samples.put(program, targets.samples(program.name()));
        });
    Await.sleep(MEASURED);
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (Map.Entry<TsdbProgram, Program> each : running.entrySet()) {
      TsdbProgram program = each.getKey();
      long all = targets.samples(program.name());
      double used = each.getValue().processorSeconds() - processor.get(program);
      figures.put(
          program.name(),
          new Figures(
              (all - samples.get(program)) / used,
              each.getValue().residentMebibytes(),
              (double) program.dataBytes() / all));
    }
    return figures;
  }

  private static void print(Report report, String when, Map<String, Figures> figures) {
    String throughput = "samples a processor second " + when;
    figures.forEach(
        (name, one) -> {
          report.figure(name + ": " + throughput, one.samplesPerProcessorSecond, "/s");
          report.figure(name + ": RSS", one.residentMebibytes, "MiB");
          report.figure(name + ": bytes a sample on disk", one.bytesPerSample, "B");
        });
    Figures ours = figures.get("freqwatch");
    figures.forEach(
        (name, peer) -> {
          if (!name.equals("freqwatch")) {
            report.figure(
                "ours to " + name + ": " + throughput,
                ours.samplesPerProcessorSecond / peer.samplesPerProcessorSecond,
                "x");
            report.figure(
                "ours to " + name + ": RSS", ours.residentMebibytes / peer.residentMebibytes, "x");
            report.figure(
                "ours to " + name + ": bytes a sample",
                ours.bytesPerSample / peer.bytesPerSample,
                "x");
          }
        });
  }

  private static void judge(Report report, Map<String, Figures> figures, double mostMebibytes) {
    Figures ours = figures.get("freqwatch");
    report.atLeast("samples a processor second", ours.samplesPerProcessorSecond, "/s", 2_000_000);
    report.atMost("RSS", ours.residentMebibytes, "MiB", mostMebibytes);
  }

  /** Kills all, then starts each alone: the time until it takes queries. */
  private static void measureRestarts(Report report, Map<TsdbProgram, Program> running) {
    running.values().forEach(Program::kill);
    for (TsdbProgram program : running.keySet()) {
      try (Program again = program.start()) {
        report.figure(program.name() + ": kill -9 to ready", again.age().toMillis() / 1e3, "s");
      }
    }
  }
}
