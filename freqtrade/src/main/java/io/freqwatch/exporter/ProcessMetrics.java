package io.freqwatch.exporter;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/** The families of the exporter's process, by the names that every Prometheus client uses. */
final class ProcessMetrics {
  private final int bots;

  ProcessMetrics(int bots) {
    this.bots = bots;
  }

  Response answer(Request request) {
    AcceptedFormat format = AcceptedFormat.negotiate(request.header("Accept").orElse(""));
    return Response.bytes(format.contentType(), format.write(families()));
  }

  List<MetricFamily> families() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        family(
            "freqwatch_exporter_build",
            MetricType.INFO,
            "",
            "What the exporter is; always 1.",
            Labels.of("version", ProgramVersion.text()),
            1),
        gauge("freqwatch_exporter_bots", "", "Bots that the process exports.", bots),
        gauge(
            "freqwatch_exporter_heap_used_bytes",
            "bytes",
            "Heap in use.",
            runtime.totalMemory() - runtime.freeMemory()),
        gauge(
            "process_start_time_seconds",
            "seconds",
            "When the process started.",
            ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0),
        family(
            "process_cpu_seconds",
            MetricType.COUNTER,
            "seconds",
            "Processor time that the process has used.",
            Labels.EMPTY,
            cpuSeconds()));
  }

  private static double cpuSeconds() {
    Optional<java.time.Duration> used = ProcessHandle.current().info().totalCpuDuration();
    return used.map(duration -> duration.toNanos() / 1e9).orElse(0.0);
  }

  private static MetricFamily gauge(String name, String unit, String help, double value) {
    return family(name, MetricType.GAUGE, unit, help, Labels.EMPTY, value);
  }

  private static MetricFamily family(
      String name, MetricType type, String unit, String help, Labels labels, double value) {
    return new MetricFamily(name, type, unit, help, List.of(new Metric.Value(labels, value)));
  }
}
