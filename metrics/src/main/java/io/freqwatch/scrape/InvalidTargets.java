package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import java.util.List;

/**
 * What discovery found that makes no target.
 *
 * @param count all of them
 * @param kept the first ones
 */
public record InvalidTargets(int count, List<Invalid> kept) {
  static final InvalidTargets NONE = new InvalidTargets(0, List.of());
  private static final int MAX_KEPT = 100;

  /**
   * One of them.
   *
   * @param discovered its labels before relabelling
   * @param reason for a person
   */
  public record Invalid(Labels discovered, String reason) {}

  public InvalidTargets {
    kept = List.copyOf(kept);
  }

  static InvalidTargets of(List<Invalid> all) {
    return new InvalidTargets(all.size(), all.subList(0, Math.min(MAX_KEPT, all.size())));
  }
}
