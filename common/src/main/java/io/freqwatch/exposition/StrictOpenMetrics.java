package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a document as OpenMetrics 1.0 wants it, where {@link OpenMetricsParser} reads it as
 * leniently as Prometheus: how families follow each other, and what the samples of each may be
 * called, carry and count.
 */
public final class StrictOpenMetrics {
  private final OpenMetricsParser parser;
  private final Set<String> taken = new HashSet<>();
  private @Nullable StrictFamily family;

  private StrictOpenMetrics(OpenMetricsParser parser) {
    this.parser = parser;
  }

  /**
   * @throws ExpositionSyntaxException where the document is not valid, with the first place
   */
  public static void check(byte[] body) {
    new StrictOpenMetrics(new OpenMetricsParser(body)).checkAll();
  }

  private void checkAll() {
    while (true) {
      switch (parser.next()) {
        case TYPE -> described().type(parser.type());
        case HELP -> described().help();
        case UNIT -> described().unit(parser.text());
        case SERIES -> sample(parser.exactLabels());
        case HISTOGRAM -> throw new IllegalStateException("OpenMetrics 1.0 has none");
        case END -> {
          endFamily();
          return;
        }
      }
    }
  }

  /** The family that a line of metadata speaks of. */
  private StrictFamily described() {
    if (family != null && family.name().equals(parser.family())) {
      family.requireNoSamples();
      return family;
    }
    return beginFamily(parser.family());
  }

  private void sample(List<Label> labels) {
    requireNoTrailingComma();
    String name = labels.getFirst().value();
    StrictFamily of = family == null || !family.owns(name) ? beginFamily(name) : family;
    of.sample(labels);
  }

  private StrictFamily beginFamily(String name) {
    endFamily();
    StrictFamily begun = new StrictFamily(name, parser);
    family = begun;
    return begun;
  }

  private void endFamily() {
    if (family == null) {
      return;
    }
    family.end();
    for (String name : family.reservedNames()) {
      if (!taken.add(name)) {
        throw parser.lineError(
            "the name \""
                + name
                + "\" of family \""
                + family.name()
                + "\" is taken by an earlier family");
      }
    }
  }

  private void requireNoTrailingComma() {
    int close = parser.seriesEnd() - 1;
    if (parser.seriesBytes()[close] == '}' && parser.seriesBytes()[close - 1] == ',') {
      throw parser.lineError("a comma before the closing brace");
    }
  }
}
