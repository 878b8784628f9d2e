package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The elements of one JSON array of an answer, by place, as {@link Values} reads them. */
final class Cells {
  private final JsonNode array;
  private final Values values;

  Cells(JsonNode array, Values values) {
    this.array = array;
    this.values = values;
  }

  int size() {
    return array.size();
  }

  @Nullable Double number(int place) {
    return values.number(array.get(place));
  }

  @Nullable String text(int place) {
    return values.text(array.get(place));
  }

  /** Milliseconds on the wire. */
  @Nullable Long millis(int place) {
    return values.moment(array.get(place), 1);
  }

  /** The place of a text; -1 where it is not there, a place that is always empty. */
  int indexOf(String text) {
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      if (element.isString() && element.stringValue().equals(text)) {
        return i;
      }
    }
    return -1;
  }
}
