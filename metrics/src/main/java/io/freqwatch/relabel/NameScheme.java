package io.freqwatch.relabel;

import java.util.regex.Pattern;

/** Which names metrics and labels may have; as {@code metric_name_validation_scheme} says it. */
public enum NameScheme {
  /** Any text but the empty one. */
  UTF8 {
    @Override
    public boolean isLabelName(String name) {
      return !name.isEmpty();
    }

    @Override
    public boolean isMetricName(String name) {
      return !name.isEmpty();
    }

    @Override
    boolean isLabelTemplate(String template) {
      return !template.isEmpty();
    }
  },
  /** Letters, digits and underscores; of metrics also colons. */
  LEGACY {
    @Override
    public boolean isLabelName(String name) {
      return LABEL.matcher(name).matches();
    }

    @Override
    public boolean isMetricName(String name) {
      return METRIC.matcher(name).matches();
    }

    @Override
    boolean isLabelTemplate(String template) {
      return TEMPLATE.matcher(template).matches();
    }
  };

  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*+");
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+");
  private static final Pattern TEMPLATE =
      Pattern.compile("(?:[a-zA-Z_]|\\$\\{\\w++\\}|\\$\\w++)(?:\\w|\\$\\{\\w++\\}|\\$\\w++)*+");

  public abstract boolean isLabelName(String name);

  public abstract boolean isMetricName(String name);

  /** Whether a template of the replacement kind can become a label's name. */
  abstract boolean isLabelTemplate(String template);
}
