package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that a parser reads, one line per entry. */
final class ExpositionReadout {
  private ExpositionReadout() {}

  static List<String> of(ExpositionParser parser) {
    List<String> lines = new ArrayList<>();
    while (true) {
      switch (parser.next()) {
        case SERIES -> lines.add(series(parser));
        case TYPE -> lines.add("type " + parser.family() + " " + parser.type());
        case HELP -> lines.add("help " + parser.family() + " " + parser.text());
        case UNIT -> lines.add("unit " + parser.family() + " " + parser.text());
        case END -> {
          return lines;
        }
      }
    }
  }

  private static String series(ExpositionParser parser) {
    String labels =
        parser.labels().stream().map(ExpositionReadout::text).collect(Collectors.joining(","));
    String time = parser.hasTimestamp() ? " @" + parser.timestampMillis() : "";
    return labels + " " + parser.value() + time;
  }

  private static String text(Label label) {
    return label.name() + "=" + label.value();
  }
}
