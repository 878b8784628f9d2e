package io.freqwatch.exporter;

import java.util.List;

/** How many values a label may have in one family of one bot; other labels are finite by nature. */
final class LabelLimits {
  private LabelLimits() {}

  /** The limit of a label, or 0 for one without. */
  static int of(String label) {
    return switch (label) {
      case "pair" -> 100;
      case "enter_tag", "asset" -> 50;
      case "exit_reason", "strategy" -> 30;
      default -> 0;
    };
  }

  /** The position of the one label with a limit, or -1. */
  static int limitedLabel(List<String> labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (of(labels.get(i)) > 0) {
        return i;
      }
    }
    return -1;
  }
}
