package io.freqwatch.exporter;

import io.freqwatch.model.MetricFamily;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Families by collect group, in the order in which they were added. One thread adds. */
final class GroupedFamilies {
  private final Map<CollectGroup, List<MetricFamily>> groups = new EnumMap<>(CollectGroup.class);

  void add(CollectGroup group, MetricFamily family) {
    groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(family);
  }

  void addAll(GroupedFamilies others) {
    others.groups.forEach((group, families) -> families.forEach(family -> add(group, family)));
  }

  List<MetricFamily> of(Set<CollectGroup> wanted) {
    List<MetricFamily> result = new ArrayList<>();
    for (CollectGroup group : CollectGroup.values()) {
      if (wanted.contains(group)) {
        result.addAll(groups.getOrDefault(group, List.of()));
      }
    }
    return result;
  }

  Stream<MetricFamily> all() {
    return groups.values().stream().flatMap(List::stream);
  }
}
