package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Outcome;
import java.util.Arrays;
import java.util.List;

/** Values of the label {@code outcome} of {@code freqtrade_exporter_poll_outcome}. */
final class PollOutcome {
  static final List<String> ALL = Arrays.stream(Outcome.values()).map(PollOutcome::of).toList();

  private PollOutcome() {}

  static String of(Outcome outcome) {
    return outcome == Outcome.OK ? "ok" : outcome.label();
  }
}
