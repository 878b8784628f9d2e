package io.freqwatch.alertmanager.core;

import java.util.List;

/**
 * What holds an alert back; nothing, where both lists are empty.
 *
 * @param silencedBy the ids of silences, sorted
 * @param inhibitedBy the fingerprints of alerts
 */
public record Suppression(List<String> silencedBy, List<String> inhibitedBy) {
  public static final Suppression NONE = new Suppression(List.of(), List.of());

  public Suppression {
    silencedBy = List.copyOf(silencedBy);
    inhibitedBy = List.copyOf(inhibitedBy);
  }

  public boolean holdsBack() {
    return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
  }
}
