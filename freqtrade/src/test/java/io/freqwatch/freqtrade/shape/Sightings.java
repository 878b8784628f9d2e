package io.freqwatch.freqtrade.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a bot answered, by state and probe, in the order in which it was asked. */
final class Sightings {
  private final Map<String, Sighting> byPath = new LinkedHashMap<>();

  void add(String state, Probe probe, Sighting sighting) {
    byPath.merge(state + " " + probe, sighting, Sighting::merge);
  }

  int size() {
    return byPath.size();
  }

  /** Where simulated answers differ from these real ones. */
  List<Difference> differences(Sightings simulated) {
    List<Difference> differences = new ArrayList<>();
    byPath.forEach(
        (path, real) -> {
          Sighting other = simulated.byPath.get(path);
          if (other == null) {
            differences.add(new Difference(path, "answer", "there", "none"));
          } else {
            differences.addAll(real.differences(path, other));
          }
        });
    return differences;
  }
}
