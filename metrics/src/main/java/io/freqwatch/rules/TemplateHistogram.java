package io.freqwatch.rules;

import static io.freqwatch.gotemplate.value.Methods.getter;

import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.Methods;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A native histogram as templates see it: printed with its buckets, and with the fields of
 * Prometheus' that are numbers. The functions of numbers refuse it.
 */
final class TemplateHistogram {
  private static final GoType TYPE = GoType.unnamed("*histogram.FloatHistogram");

  private TemplateHistogram() {}

  static GoValue of(FloatHistogram histogram) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Schema", GoValue.of((long) histogram.schema()));
    fields.put("ZeroThreshold", GoValue.of(histogram.zeroThreshold()));
    fields.put("ZeroCount", GoValue.of(histogram.zeroCount()));
    fields.put("Count", GoValue.of(histogram.count()));
    fields.put("Sum", GoValue.of(histogram.sum()));
    return new GoValue.Struct(
        TYPE, fields, Methods.of(getter("String", () -> GoValue.of(HistogramText.of(histogram)))));
  }
}
