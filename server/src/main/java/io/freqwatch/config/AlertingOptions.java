package io.freqwatch.config;

import io.freqwatch.alertmanager.channel.ExtraChannel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who routes alerts: the embedded router, or others like it somewhere else.
 *
 * @param config the alertmanager.yml; without one the embedded router shows alerts and tells nobody
 * @param strict does what Alertmanager does, its losses included, to compare the two
 * @param external the others; where there are any, the embedded router does not start
 * @param channels ways to people that alertmanager.yml does not know, by name
 * @param router how the embedded router works
 */
public record AlertingOptions(
    Optional<Path> config,
    boolean strict,
    List<URI> external,
    Map<String, ExtraChannel> channels,
    RouterSettings router) {
  public static final AlertingOptions DEFAULTS =
      new AlertingOptions(Optional.empty(), false, List.of());

  public AlertingOptions {
    external = List.copyOf(external);
    channels = Map.copyOf(channels);
  }

  /** Without channels of our own. */
  public AlertingOptions(Optional<Path> config, boolean strict, List<URI> external) {
    this(config, strict, external, Map.of(), RouterSettings.DEFAULTS);
  }

  public AlertingOptions withChannels(Map<String, ExtraChannel> others) {
    return new AlertingOptions(config, strict, external, others, router);
  }

  public boolean isEmbedded() {
    return external.isEmpty();
  }
}
