package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.GoValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the templates of a rule see: the dot, and the variables that {@link #VARIABLES} declares.
 */
public final class RuleData {
  /** Stands before each template of a rule, so that {@code $labels} and the like are there. */
  public static final String VARIABLES =
      "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}"
          + "{{$externalURL := .ExternalURL}}{{$value := .Value}}";

  private static final String TYPE =
      "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string;"
          + " Value interface {} }";

  private RuleData() {}

  /**
   * @param value of the alert's series: a number, or what stands for a native histogram
   */
  public static GoValue of(
      Map<String, String> labels,
      Map<String, String> externalLabels,
      String externalUrl,
      GoValue value) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Labels", GoValue.stringMap(labels));
    fields.put("ExternalLabels", GoValue.stringMap(externalLabels));
    fields.put("ExternalURL", GoValue.of(externalUrl));
    fields.put("Value", value);
    return GoValue.struct(TYPE, fields);
  }
}
