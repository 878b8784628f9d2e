package io.freqwatch.exposition;

import io.freqwatch.model.MetricFamily;
import java.util.List;
import java.util.Optional;

/**
 * What a reader of {@code /metrics} takes: a format, and how names are written in it.
 *
 * @param escaping as asked for; empty where the reader does not know of it, who then gets names
 *     with underscores
 */
public record AcceptedFormat(ExpositionFormat format, Optional<NameEscaping> escaping) {
  /** Without anything asked for. */
  public static final AcceptedFormat TEXT =
      new AcceptedFormat(ExpositionFormat.TEXT, Optional.empty());

  /**
   * What a client prefers: the highest {@code q} of its {@code Accept} header among those we write,
   * the first of equals; {@link #TEXT} where it names none or sends no header ("").
   */
  public static AcceptedFormat negotiate(String accept) {
    return AcceptHeader.preferred(accept);
  }

  /** The value of the header {@code Content-Type}, which says the escaping that was asked for. */
  public String contentType() {
    String type = format.contentType();
    return escaping
        .map(asked -> versioned(type, asked) + "; escaping=" + asked.text())
        .orElse(type);
  }

  /** A whole document; the array belongs to the caller. */
  public byte[] write(List<MetricFamily> families) {
    return format.write(families, escaping.orElse(NameEscaping.UNDERSCORES));
  }

  /** Names in quotes are what version 1.0.0 of the text adds. */
  private static String versioned(String type, NameEscaping asked) {
    return asked == NameEscaping.ALLOW_UTF8 ? type.replace("0.0.4", "1.0.0") : type;
  }
}
