package io.freqwatch.exposition;

import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;

/** Prometheus text 0.0.4, where metadata carry the samples' name and five types exist. */
final class TextFamilyWriter implements FamilyWriter {
  private final ByteSink sink;
  private final NameEscaping escaping;
  private final SampleLine line;

  TextFamilyWriter(ByteSink sink, NameEscaping escaping) {
    this.sink = sink;
    this.escaping = escaping;
    this.line = new SampleLine(sink, escaping, GoNumber::format);
  }

  @Override
  public void write(MetricFamily family) {
    String name = FamilyNames.of(family, escaping).sample();
    if (!family.help().isEmpty()) {
      sink.ascii("# HELP ").name(name, true).put(' ').escaped(family.help(), false).put('\n');
    }
    sink.ascii("# TYPE ").name(name, true).put(' ').ascii(type(family.type())).put('\n');
    for (Metric metric : family.metrics()) {
      line.write(name, metric);
    }
  }

  private static String type(MetricType type) {
    return switch (type) {
      case COUNTER -> "counter";
      case GAUGE, INFO, STATE_SET -> "gauge";
      case HISTOGRAM, GAUGE_HISTOGRAM -> "histogram";
      case SUMMARY -> "summary";
      case UNKNOWN -> "untyped";
    };
  }
}
