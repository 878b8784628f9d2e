package io.freqwatch.exposition;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import java.util.function.DoubleFunction;

/** Sample lines of both text formats, which differ in how they print numbers. One thread. */
final class SampleLine {
  private final ByteSink sink;
  private final NameEscaping escaping;
  private final DoubleFunction<String> number;

  SampleLine(ByteSink sink, NameEscaping escaping, DoubleFunction<String> number) {
    this.sink = sink;
    this.escaping = escaping;
    this.number = number;
  }

  void write(String name, Metric metric) {
    switch (metric) {
      case Metric.Value value -> value(name, value.labels(), "", number.apply(value.value()));
      case Metric.Histogram histogram -> histogram(name, histogram);
    }
  }

  private void histogram(String name, Metric.Histogram histogram) {
    for (int i = 0; i < histogram.counts().length; i++) {
      String bound = number.apply(histogram.upperBounds()[i]);
      value(name + "_bucket", histogram.labels(), bound, Long.toString(histogram.counts()[i]));
    }
    value(name + "_sum", histogram.labels(), "", number.apply(histogram.sum()));
    value(name + "_count", histogram.labels(), "", Long.toString(histogram.count()));
  }

  private void value(String name, Labels labels, String bound, String value) {
    if (NameEscaping.isPlain(name, true)) {
      labels('{', sink.ascii(name), labels, bound);
    } else {
      labels(',', sink.put('{').name(name, true), labels, bound);
    }
    sink.put(' ').ascii(value).put('\n');
  }

  private void labels(char first, ByteSink to, Labels labels, String bound) {
    char separator = first;
    for (int i = 0; i < labels.size(); i++) {
      to.put(separator).name(escaping.label(labels.nameAt(i)), false).ascii("=\"");
      to.escaped(labels.valueAt(i), true).put('"');
      separator = ',';
    }
    if (!bound.isEmpty()) {
      to.put(separator).ascii("le=\"").ascii(bound).put('"');
      separator = ',';
    }
    if (separator == ',') {
      to.put('}');
    }
  }
}
