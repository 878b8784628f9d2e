package io.freqwatch.promql.engine;

import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;

/** Labels as error messages show them, the name among the others: {@code {__name__="up"}}. */
final class LabelsText {
  private LabelsText() {}

  static String of(Labels labels) {
    List<String> texts = new ArrayList<>();
    for (Label label : labels) {
      texts.add(label.name() + "=" + GoQuote.quote(label.value()));
    }
    return "{" + String.join(", ", texts) + "}";
  }
}
