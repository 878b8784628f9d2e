package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import java.util.List;

/**
 * Targets of a job that relabelling drops.
 *
 * @param count all of them
 * @param kept the labels of the first ones, before relabelling
 */
public record DroppedTargets(String job, int count, List<Labels> kept) {
  public DroppedTargets {
    kept = List.copyOf(kept);
  }
}
