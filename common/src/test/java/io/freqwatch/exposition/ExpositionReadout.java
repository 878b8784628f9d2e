package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
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
        case HISTOGRAM -> lines.add(labels(parser) + " " + parser.histogram() + rest(parser));
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
    return labels(parser) + " " + parser.value() + rest(parser);
  }

  private static String labels(ExpositionParser parser) {
    return parser.labels().stream().map(ExpositionReadout::text).collect(Collectors.joining(","));
  }

  private static String rest(ExpositionParser parser) {
    String time = parser.hasTimestamp() ? " @" + parser.timestampMillis() : "";
    String start = parser.startMillis() == 0 ? "" : " since " + parser.startMillis();
    StringBuilder exemplars = new StringBuilder();
    for (Exemplar each = parser.nextExemplar(); each != null; each = parser.nextExemplar()) {
      exemplars.append(" # ").append(each.labels()).append(' ').append(each.value());
      exemplars.append(each.hasTimestamp() ? " @" + each.timestampMillis() : "");
    }
    return time + start + exemplars;
  }

  private static String text(Label label) {
    return label.name() + "=" + label.value();
  }
}
