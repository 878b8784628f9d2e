package io.freqwatch.relabel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@link RelabelConfig} does; named as in configuration files. */
public enum RelabelAction {
  /** Writes the target label where the expression matches. */
  REPLACE,
  /** Drops what does not match. */
  KEEP,
  /** Drops what matches. */
  DROP,
  /** Drops what differs from the target label. */
  KEEPEQUAL,
  /** Drops what equals the target label. */
  DROPEQUAL,
  /** Writes a number below the modulus, by a hash of the source labels. */
  HASHMOD,
  /** Copies labels whose names match to names made of the replacement. */
  LABELMAP,
  /** Removes labels whose names match. */
  LABELDROP,
  /** Removes labels whose names do not match. */
  LABELKEEP,
  /** Writes the source labels in small letters. */
  LOWERCASE,
  /** Writes the source labels in capitals. */
  UPPERCASE;

  /** As written in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(RelabelAction::text).collect(Collectors.joining(", "));
  }

  /**
   * Reads an action, in letters of any case.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static RelabelAction of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
