package io.freqwatch.discovery;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Labels;
import java.util.List;

/** Target groups as they stand in {@code static_configs} and in files; mistakes become problems. */
public final class TargetGroupsYaml {
  private TargetGroupsYaml() {}

  /** One group from each mapping; its source is its place in the list. */
  public static List<TargetGroup> read(List<YamlMapping> groups) {
    return groups.stream().map(TargetGroupsYaml::group).toList();
  }

  private static TargetGroup group(YamlMapping group) {
    List<Labels> targets =
        group.texts("targets").stream()
            .map(address -> Labels.of(TargetGroup.ADDRESS, address))
            .toList();
    Labels.Builder labels = Labels.builder();
    group
        .textMap("labels")
        .forEach(
            (name, value) -> {
              if (name.isEmpty()) {
                group.problem("labels", "an empty name", "names of labels");
              } else {
                labels.set(name, value);
              }
            });
    group.rejectUnknownKeys();
    return new TargetGroup(group.place(""), targets, labels.build());
  }
}
