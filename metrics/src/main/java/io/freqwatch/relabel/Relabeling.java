package io.freqwatch.relabel;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.RegexMatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Rules, applied one after the other. Results are Prometheus' own, to the label. Safe for use by
 * many threads.
 *
 * @param names which names {@code replace} may make of its template; it writes no others
 */
public record Relabeling(List<RelabelConfig> configs, NameScheme names) {
  /** No rules: every label set stays as it is. */
  public static final Relabeling NONE = new Relabeling(List.of(), NameScheme.UTF8);

  public Relabeling {
    configs = List.copyOf(configs);
  }

  public boolean isEmpty() {
    return configs.isEmpty();
  }

  /** The labels after all rules; empty where a rule drops them. */
  public Optional<Labels> apply(Labels labels) {
    if (configs.isEmpty()) {
      return Optional.of(labels);
    }
    Labels.Builder result = labels.toBuilder();
    for (RelabelConfig config : configs) {
      if (!apply(config, result)) {
        return Optional.empty();
      }
    }
    return Optional.of(result.build());
  }

  /** Applies one rule; answers whether the label set is kept. */
  private boolean apply(RelabelConfig config, Labels.Builder labels) {
    String source =
        config.sourceLabels().stream()
            .map(labels::value)
            .collect(Collectors.joining(config.separator()));
    String target = config.targetLabel();
    return switch (config.action()) {
      case KEEP -> config.regex().matches(source);
      case DROP -> !config.regex().matches(source);
      case KEEPEQUAL -> labels.value(target).equals(source);
      case DROPEQUAL -> !labels.value(target).equals(source);
      case REPLACE -> replace(config, source, labels);
      case HASHMOD -> set(labels, target, HashMod.of(source, config.modulus()));
      case LOWERCASE -> set(labels, target, LetterCase.lower(source));
      case UPPERCASE -> set(labels, target, LetterCase.upper(source));
      case LABELMAP -> copy(labels, config);
      case LABELDROP -> removeIf(labels, config.regex()::matches);
      case LABELKEEP -> removeIf(labels, name -> !config.regex().matches(name));
    };
  }

  private boolean replace(RelabelConfig config, String source, Labels.Builder labels) {
    config
        .regex()
        .match(source)
        .ifPresent(
            match -> {
              String name = match.expand(config.targetLabel());
              if (names.isLabelName(name)) {
                labels.set(name, match.expand(config.replacement()));
              }
            });
    return true;
  }

  private static boolean set(Labels.Builder labels, String name, String value) {
    labels.set(name, value);
    return true;
  }

  private static boolean copy(Labels.Builder labels, RelabelConfig config) {
    UnaryOperator<String> renamed =
        name -> config.regex().match(name).map(match -> newName(match, config)).orElse("");
    for (Label label : labels.build()) {
      String name = renamed.apply(label.name());
      if (!name.isEmpty()) {
        labels.set(name, label.value());
      }
    }
    return true;
  }

  private static String newName(RegexMatch match, RelabelConfig config) {
    return match.expand(config.replacement());
  }

  private static boolean removeIf(Labels.Builder labels, Predicate<String> gone) {
    for (Label label : labels.build()) {
      if (gone.test(label.name())) {
        labels.remove(label.name());
      }
    }
    return true;
  }
}
