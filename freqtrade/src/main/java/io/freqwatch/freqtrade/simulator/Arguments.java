package io.freqwatch.freqtrade.simulator;

import io.freqwatch.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What path and query ask for, checked; a wrong value is refused as Freqtrade would. */
final class Arguments {
  private Arguments() {}

  static int whole(Request request, String name, int otherwise) {
    Optional<String> given = request.query(name);
    return given.isPresent() ? parse("query", name, given.get()) : otherwise;
  }

  /** A whole number that is at least so large. */
  static int atLeast(int least, Request request, String name, int otherwise) {
    int value = whole(request, name, otherwise);
    if (value < least) {
      StringNode input = StringNode.valueOf(Integer.toString(value));
      throw ApiException.invalid(Complaint.below(least, input, List.of("query", name)));
    }
    return value;
  }

  static int pathWhole(Request request, String name) {
    return parse("path", name, request.pathParameter(name));
  }

  /** Refuses a query without these, naming all that are missing. */
  static void require(Request request, String... names) {
    Complaint[] missing =
        Stream.of(names)
            .filter(name -> request.query(name).isEmpty())
            .map(name -> Complaint.missing(NullNode.getInstance(), List.of("query", name)))
            .toArray(Complaint[]::new);
    if (missing.length > 0) {
      throw ApiException.invalid(missing);
    }
  }

  private static int parse(String where, String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      List<Object> location = List.of(where, name);
      throw ApiException.invalid(Complaint.notWhole(StringNode.valueOf(text), location));
    }
  }
}
