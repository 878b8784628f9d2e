package io.freqwatch.notifier;

import io.freqwatch.model.Labels;
import io.freqwatch.relabel.Relabeling;
import java.util.List;

/**
 * What is sent where.
 *
 * @param externalLabels added to each alert that lacks them
 * @param alerts chooses and changes the alerts sent to anybody
 */
public record NotifierOptions(
    Labels externalLabels, Relabeling alerts, List<AlertmanagerConfig> alertmanagers) {
  /** Nobody is told. */
  public static final NotifierOptions NONE =
      new NotifierOptions(Labels.EMPTY, Relabeling.NONE, List.of());

  public NotifierOptions {
    alertmanagers = List.copyOf(alertmanagers);
  }
}
