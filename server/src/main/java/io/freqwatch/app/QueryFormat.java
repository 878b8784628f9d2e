package io.freqwatch.app;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** A way to print the {@code data} of an answer of {@code /query} or {@code /query_range}. */
@FunctionalInterface
interface QueryFormat {
  void print(JsonNode data, PrintWriter out);
}
