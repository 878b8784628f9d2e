package io.freqwatch.web.alerting;

import io.freqwatch.codec.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert about a bot, as the fleet page shows it.
 *
 * @param since when its condition became true, Unix seconds
 * @param runbook what to do: a web address or a path of ours; may be empty
 */
public record BotAlert(
    String name, String severity, State state, double since, String summary, String runbook) {
  private static final List<String> SEVERITIES = List.of("critical", "warning", "info", "none");

  static final Comparator<BotAlert> WORST_FIRST =
      Comparator.comparing(BotAlert::state)
          .thenComparingInt(each -> rank(each.severity()))
          .thenComparingDouble(BotAlert::since)
          .thenComparing(BotAlert::name);

  /** Where it stands, the most urgent first. */
  public enum State {
    FIRING,
    /** The condition is true, though not for long enough yet. */
    PENDING,
    /** Somebody knows of it. */
    ACKNOWLEDGED,
    SILENCED,
    /** Another alert tells more. */
    INHIBITED
  }

  private static int rank(String severity) {
    int index = SEVERITIES.indexOf(severity);
    return index < 0 ? 1 : index;
  }

  /** As the fleet document has it. */
  public ObjectNode json() {
    return Json.object()
        .put("name", name)
        .put("severity", severity)
        .put("state", state.name().toLowerCase(Locale.ROOT))
        .put("since", since)
        .put("summary", summary)
        .put("runbook", runbook);
  }
}
