package io.freqwatch.exposition;

import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;

/** OpenMetrics text 1.0, where metadata carry the family's name; {@code _created} is left out. */
final class OpenMetricsFamilyWriter implements FamilyWriter {
  private final ByteSink sink;
  private final NameEscaping escaping;
  private final SampleLine line;

  OpenMetricsFamilyWriter(ByteSink sink, NameEscaping escaping) {
    this.sink = sink;
    this.escaping = escaping;
    this.line = new SampleLine(sink, escaping, GoNumber::formatOpenMetrics);
  }

  @Override
  public void write(MetricFamily family) {
    FamilyNames names = FamilyNames.of(family, escaping);
    String name = names.family();
    sink.ascii("# TYPE ").name(name, true).put(' ').ascii(family.type().text()).put('\n');
    if (!family.unit().isEmpty()) {
      sink.ascii("# UNIT ").name(name, true).put(' ').ascii(family.unit()).put('\n');
    }
    if (!family.help().isEmpty()) {
      sink.ascii("# HELP ").name(name, true).put(' ').escaped(family.help(), true).put('\n');
    }
    for (Metric metric : family.metrics()) {
      line.write(names.sample(), metric);
    }
  }
}
