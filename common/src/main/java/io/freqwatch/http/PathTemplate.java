package io.freqwatch.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A parsed path template, such as {@code /api/v1/label/{name}/values} or {@code /assets/*}. */
record PathTemplate(String text, List<Segment> segments, boolean hasRest) {

  sealed interface Segment {}

  record Literal(String text) implements Segment {}

  record Named(String name) implements Segment {}

  static PathTemplate parse(String text) {
    if (!text.startsWith("/")) {
      throw malformed(text, "expected a leading slash");
    }
    boolean hasRest = text.endsWith("/*");
    String head = hasRest ? text.substring(0, text.length() - 2) : text;
    List<Segment> segments = new ArrayList<>();
    if (!head.isEmpty()) {
      for (String part : head.substring(1).split("/", -1)) {
        segments.add(segment(text, part));
      }
    }
    PathTemplate template = new PathTemplate(text, List.copyOf(segments), hasRest);
    if (new HashSet<>(template.names()).size() < template.names().size()) {
      throw malformed(text, "each name may stand once");
    }
    return template;
  }

  /** The names in the order of the path; a rest is named {@code *}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Named named) {
        names.add(named.name());
      }
    }
    if (hasRest) {
      names.add("*");
    }
    return names;
  }

  private static Segment segment(String text, String part) {
    if (part.startsWith("{") && part.endsWith("}") && part.length() > 2) {
      return new Named(part.substring(1, part.length() - 1));
    }
    if (part.contains("{") || part.contains("}") || part.contains("*")) {
      throw malformed(text, "expected {name} as a whole segment, and * at the end only");
    }
    return new Literal(part);
  }

  private static IllegalArgumentException malformed(String text, String expected) {
    return new IllegalArgumentException("path template '" + text + "': " + expected);
  }
}
