package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

/** One label of a series: a name and its value, any UTF-8 text. */
public record Label(String name, String value) {
  public Label {
    requireNonNull(name, "name is null");
    requireNonNull(value, "value is null");
  }
}
