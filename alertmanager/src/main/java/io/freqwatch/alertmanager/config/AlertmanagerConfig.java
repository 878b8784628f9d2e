package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One {@code alertmanager.yml}, read and found valid.
 *
 * @param templates files with templates of notifications, as patterns
 * @param texts the templates that stand in settings, but for those in secrets
 * @param timeIntervals by name
 * @param remarks what works but wants to be known, each with its place
 * @param shown the whole as YAML, with defaults filled in and without secrets; can be read again
 */
public record AlertmanagerConfig(
    Duration resolveTimeout,
    RouteConfig route,
    Map<String, Receiver> receivers,
    List<InhibitRule> inhibitRules,
    Map<String, List<TimeInterval>> timeIntervals,
    List<Path> templates,
    List<TemplateText> texts,
    List<String> remarks,
    String shown) {
  public AlertmanagerConfig {
    inhibitRules = List.copyOf(inhibitRules);
    timeIntervals = Map.copyOf(timeIntervals);
    templates = List.copyOf(templates);
    texts = List.copyOf(texts);
    remarks = List.copyOf(remarks);
  }

  /**
   * What cannot be loaded: the integrations of kinds that there is no channel for.
   *
   * @param builtIn the kinds that there are channels for
   */
  public List<Problem> notBuiltIn(Set<String> builtIn) {
    return receivers.values().stream()
        .flatMap(receiver -> receiver.integrations().stream())
        .filter(integration -> !builtIn.contains(integration.kind()))
        .map(AlertmanagerConfig::notBuiltIn)
        .distinct()
        .toList();
  }

  private static Problem notBuiltIn(Integration integration) {
    return new Problem(
        integration.place(),
        0,
        0,
        "",
        "kind " + integration.kind() + ", which is not built in",
        "a webhook, or the real Alertmanager");
  }
}
