package io.freqwatch.web.prometheus;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Regex;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * The metrics of the program itself, as one page: those of its parts under the names that
 * Prometheus' own dashboards expect where they have one, of the process and of the Java runtime.
 * Safe for use by many threads.
 */
public final class SelfMetrics {
  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final Counter requests;

  /**
   * @param registry the program's own, to which other parts may add; one instance of this class
   *     each
   */
  public SelfMetrics(PrometheusRegistry registry, String version) {
    this.registry = registry;
    this.requests =
        Counter.builder()
            .name("prometheus_http_requests_total")
            .help("Requests to the Prometheus API, by route and status.")
            .labelNames("handler", "code")
            .register(registry);
    Info.builder()
        .name("freqwatch_build_info")
        .help("The version of the program.")
        .labelNames("version")
        .register(registry)
        .addLabelValues(version);
    JvmMetrics.builder().register(registry);
  }

  /** Adds what a part counts. */
  public SelfMetrics watch(MultiCollector part) {
    registry.register(part);
    return this;
  }

  /** Answers with everything in the registry, in the format the client prefers. */
  public Handler page() {
    return request -> {
      ExpositionFormatWriter writer = formats.findWriter(request.header("Accept").orElse(null));
      return Response.bytes(writer.getContentType(), written(writer));
    };
  }

  /** {@code /status/self_metrics}: the families whose names match a pattern, as JSON. */
  Response families(Request request) throws IOException {
    Predicate<String> wanted = wanted(new ApiParameters(request).text("metric_name_pattern"));
    MetricSnapshots all = registry.scrape();
    return ApiAnswer.of(
        json -> {
          json.raw("[");
          String separator = "";
          for (MetricSnapshot family : all) {
            if (wanted.test(SelfMetricsJson.name(family))) {
              json.raw(separator).json(SelfMetricsJson.of(family));
              separator = ",";
            }
          }
          json.raw("]");
        });
  }

  private static Predicate<String> wanted(String pattern) {
    try {
      return pattern.isEmpty() ? _ -> true : Regex.of(pattern)::matches;
    } catch (IllegalArgumentException e) {
      throw ParameterException.invalid("metric_name_pattern", String.valueOf(e.getMessage()));
    }
  }

  /** Counts requests and their answers. */
  Filter counting() {
    return (request, next) -> {
      Response response = next.handle(request);
      requests.labelValues(request.route(), Integer.toString(response.status())).inc();
      return response;
    };
  }

  private byte[] written(ExpositionFormatWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out, registry.scrape());
    return out.toByteArray();
  }
}
