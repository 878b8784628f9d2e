package io.freqwatch.freqtrade.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a bot answered, by state and probe, in the order in which it was asked. */
final class Sightings {
  /** Stands for the state of what was not asked for; which messages come is chance. */
  static final String MESSAGES = "messages";

  private final Map<String, Sighting> byPath = new LinkedHashMap<>();

  synchronized void add(String state, Probe probe, Sighting sighting) {
    byPath.merge(state + " " + probe, sighting, Sighting::merge);
  }

  synchronized int size() {
    return byPath.size();
  }

  /** The kinds of messages that were heard. */
  synchronized Set<String> heard() {
    String prefix = MESSAGES + " " + Probe.get("");
    return byPath.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  /** Where simulated answers differ from these real ones. */
  List<Difference> differences(Sightings simulated) {
    List<Difference> differences = new ArrayList<>();
    byPath.forEach(
        (path, real) -> {
          Sighting other = simulated.byPath.get(path);
          if (other == null && path.startsWith(MESSAGES)) {
            return;
          }
          if (other == null) {
            differences.add(new Difference(path, "answer", "there", "none"));
          } else {
            differences.addAll(real.differences(path, other));
          }
        });
    return differences;
  }
}
