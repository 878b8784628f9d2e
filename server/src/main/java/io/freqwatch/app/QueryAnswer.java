package io.freqwatch.app;

import tools.jackson.databind.JsonNode;

/** Prints an answer of the API: its data as result, what it warns of as complaint. */
final class QueryAnswer {
  private QueryAnswer() {}

  static void print(JsonNode answer, QueryFormat format, Terminal terminal) {
    answer
        .path("warnings")
        .forEach(warning -> terminal.err().println("warning: " + warning.asString("")));
    answer.path("infos").forEach(info -> terminal.err().println("info: " + info.asString("")));
    format.print(answer.path("data"), terminal.out());
  }
}
