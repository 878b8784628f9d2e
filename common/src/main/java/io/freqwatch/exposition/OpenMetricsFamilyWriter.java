package io.freqwatch.exposition;

import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;

/** OpenMetrics text 1.0, where metadata carry the family's name; {@code _created} is left out. */
final class OpenMetricsFamilyWriter implements FamilyWriter {
  private final ByteSink sink;
  private final SampleLine line;

  OpenMetricsFamilyWriter(ByteSink sink) {
    this.sink = sink;
    this.line = new SampleLine(sink, GoNumber::formatOpenMetrics);
  }

  @Override
  public void write(MetricFamily family) {
    String name = family.name();
    sink.ascii("# TYPE ").ascii(name).put(' ').ascii(family.type().text()).put('\n');
    if (!family.unit().isEmpty()) {
      sink.ascii("# UNIT ").ascii(name).put(' ').ascii(family.unit()).put('\n');
    }
    if (!family.help().isEmpty()) {
      sink.ascii("# HELP ").ascii(name).put(' ').escaped(family.help(), true).put('\n');
    }
    String sampleName = SampleNames.of(family);
    for (Metric metric : family.metrics()) {
      line.write(sampleName, metric);
    }
  }
}
