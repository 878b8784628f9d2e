package io.freqwatch.freqtrade.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what real answers were seen to be with what simulated ones were.
 *
 * <p>Samples never show everything: where one side was only ever null, or an array only ever empty,
 * its type is unknown and nothing is said about it. What both sides show has to be the same: names
 * of fields, whether they may be missing, whether they may be null, and their types. Formats of
 * text and units of time have to have something in common.
 */
final class Comparison {
  private final List<Difference> differences = new ArrayList<>();

  private Comparison() {}

  /** The differences below a path, in the order of the document. */
  static List<Difference> between(String path, Shape real, Shape simulated) {
    Comparison comparison = new Comparison();
    comparison.compare(path, real, simulated);
    return comparison.differences;
  }

  private void compare(String path, Shape real, Shape simulated) {
    if (real.isNullable() != simulated.isNullable()) {
      report(path, "null", real.isNullable(), simulated.isNullable());
    }
    if (!real.isKnown() || !simulated.isKnown()) {
      return;
    }
    if (!types(real).equals(types(simulated))) {
      report(path, "type", types(real), types(simulated));
      return;
    }
    compareFormats(path, real, simulated);
    compareFields(path, real.fields(), simulated.fields());
    if (real.elements() != null && simulated.elements() != null) {
      compare(path + "[]", real.elements(), simulated.elements());
    }
  }

  private void compareFormats(String path, Shape real, Shape simulated) {
    for (String type : types(real)) {
      Set<Kind> realKinds = ofType(real, type);
      Set<Kind> simulatedKinds = ofType(simulated, type);
      if (Collections.disjoint(realKinds, simulatedKinds)) {
        report(path, "format", realKinds, simulatedKinds);
      }
    }
  }

  private void compareFields(
      String path, Map<String, Shape.Field> real, Map<String, Shape.Field> simulated) {
    if (real.containsKey(Shape.ANY) != simulated.containsKey(Shape.ANY)) {
      return; // a map that was empty on one side
    }
    Set<String> names = new TreeSet<>(real.keySet());
    names.addAll(simulated.keySet());
    for (String name : names) {
      compareField(path + "." + name, real.get(name), simulated.get(name));
    }
  }

  private void compareField(
      String path, Shape.@Nullable Field real, Shape.@Nullable Field simulated) {
    if (real == null || simulated == null) {
      report(path, "field", real == null ? "none" : "there", simulated == null ? "none" : "there");
      return;
    }
    if (real.optional() != simulated.optional()) {
      report(path, "may be missing", real.optional(), simulated.optional());
    }
    compare(path, real.shape(), simulated.shape());
  }

  private static Set<String> types(Shape shape) {
    return shape.kinds().stream()
        .filter(kind -> kind != Kind.NULL)
        .map(Kind::type)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Kind> ofType(Shape shape, String type) {
    return shape.kinds().stream()
        .filter(kind -> kind.type().equals(type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void report(String path, String what, Object real, Object simulated) {
    differences.add(new Difference(path, what, real.toString(), simulated.toString()));
  }
}
