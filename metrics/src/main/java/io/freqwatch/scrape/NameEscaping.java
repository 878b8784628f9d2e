package io.freqwatch.scrape;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a target is asked to write names that older readers do not take. */
public enum NameEscaping {
  ALLOW_UTF8("allow-utf-8"),
  UNDERSCORES("underscores"),
  DOTS("dots"),
  VALUES("values");

  private final String text;

  NameEscaping(String text) {
    this.text = text;
  }

  /** As written in files and in {@code escaping=}. */
  public String text() {
    return text;
  }

  /** All of them, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(NameEscaping::text).collect(Collectors.joining(", "));
  }

  /**
   * @throws IllegalArgumentException where there is none of that name
   */
  public static NameEscaping of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no escaping " + text));
  }
}
